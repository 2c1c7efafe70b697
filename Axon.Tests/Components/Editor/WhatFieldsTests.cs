using Axon.Web.Features.Catalog.Staff;
using Axon.Web.Features.Catalog.Staff.Editor;
using Bunit;

namespace Axon.Tests.Components.Editor;

public sealed class WhatFieldsTests : AxonBunitContext
{
    [Theory]
    [InlineData("ko", "6", "법에 정한 사유")]
    [InlineData("en", "0", "legal ground")]
    [InlineData("ko", "7", null)]
    [InlineData("ko", "", null)]
    public void RefundDays_FewerThanSeven_SayThatTheyNeedAGround(string culture, string days, string? says)
    {
        UseCulture(culture);

        var fields = Render<WhatFields>(p => p
            .Add(c => c.Form, new ActivityForm { RefundDays = days })
            .Add(c => c.Errors, new FormErrors())
            .Add(c => c.Frozen, [])
            .Add(c => c.Products, [])
            .Add(c => c.Coupons, []));

        var hint = fields.FindAll("#refund-days-hint").SingleOrDefault()?.TextContent;
        Assert.Equal(says is not null, hint?.Contains(says ?? "", StringComparison.Ordinal) ?? false);
    }
}
