namespace Axon.Web.Features.Admin.Editor;

public enum AgeTest
{
    AT_LEAST,
    AT_MOST,
    BETWEEN,
}
