namespace Axon.Web.Components.Ui;

/// <summary>The one icon set of Axon: 24 × 24, drawn with a single stroke.</summary>
public enum IconName
{
    Alert, Back, Bag, Bell, Box, Calendar, Card, Chart, Chat, Check, Clock, Close, Code, Coupon, Document, Download, Edit, Eye, Filter, Globe, Heart, History,
    Home, Info, Link, List, Menu, Minus, More, Next, Pause, People, Person, Play, Plus, Point, Receipt, Refresh, Search, Settings, Shield, SignOut, Sun, Tag, Ticket, Trash, Upload,
}
