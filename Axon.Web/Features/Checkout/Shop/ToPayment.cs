using System.Diagnostics;
using Axon.Core.Checkout.Orders;
using Axon.Web.Features.Checkout.Api;
using Axon.Web.Http;
using Axon.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace Axon.Web.Features.Checkout.Shop;

/// <summary>Leads a buyer on from a form: to the payment window, to the order when there is nothing to pay, or back with the reason.</summary>
public sealed class ToPayment(CheckoutLink link, NavigationManager navigation, FlashMessages flash, Refusals refusals)
{
    /// <param name="back">The page of the form, which shows what is true by now.</param>
    public void Go(PrepareResult result, HttpRequest request, string back)
    {
        switch (result)
        {
            case { Outcome: PrepareOutcome.Ready, Order: { } order }:
                Window(order, request);
                break;
            case { Outcome: PrepareOutcome.Paid or PrepareOutcome.UnderWay, Order: { } order }:
                navigation.NavigateTo(ShopUrls.Order(order.Id));
                break;
            case { Outcome: PrepareOutcome.CouponRefused, Coupon: { } why }:
                Back(PaymentRefusals.Of(why), back);
                break;
            case { Outcome: not (PrepareOutcome.Ready or PrepareOutcome.CouponRefused) }:
                Back(PaymentRefusals.Of(result.Outcome), back);
                break;
            default:
                throw new UnreachableException(result.Outcome.ToString());
        }
    }

    /// <summary>Opens the payment window, or the order's page when it cannot be paid any more.</summary>
    public void Window(Order order, HttpRequest request) =>
        navigation.NavigateTo(CheckoutUrls.Of(link, order, request)?.AbsoluteUri ?? ShopUrls.Order(order.Id));

    private void Back(string refusal, string back)
    {
        flash.Set(Verdict.Bad, refusals.Text(refusal));
        navigation.NavigateTo(back);
    }
}
