using Axon.Core.Db;
using Axon.Core.Kernel;
using Axon.Core.Wallet;

namespace Axon.Tests.Integration.Entry;

/// <summary>Issues coupons with no rules but its source's: what entry relies on.</summary>
internal sealed class RowCouponIssuer : ICouponIssuer
{
    public async Task<CouponIssue> IssueAsync(UnitOfWork work, CouponId coupon, UserId user, string source, CancellationToken cancellationToken)
    {
        var id = new IssuedCouponId(Guid.CreateVersion7());
        var rows = await work.ExecuteAsync(
            """
            INSERT IGNORE INTO issued_coupon (id, coupon_id, user_id, ordinal, source, status, issued_at, expires_at)
            SELECT @id, @coupon, @user, COUNT(*) + 1, @source, 'ISSUED', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL 1 DAY FROM issued_coupon WHERE coupon_id = @coupon AND user_id = @user
            """,
            new { id, coupon, user, source },
            CancellationToken.None);
        return new CouponIssue(rows == 1 ? CouponIssueOutcome.Issued : CouponIssueOutcome.AlreadyIssued, id);
    }
}
