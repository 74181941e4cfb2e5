package io.holdwatch.classifier.credit;

import io.holdwatch.classifier.ranked.Micros;
import io.holdwatch.contract.fact.Invoice;
import io.holdwatch.contract.fact.Money;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says as remedies what would release an order, as far as few enough records bring it about. */
final class Remedies {
  private static final int MONEY_SCALE = 4;

  private final Account account;
  private final ReleaseWords words;

  Remedies(Account account, Instant now) {
    this.account = account;
    this.words = new ReleaseWords(currency(account), now);
  }

  private static String currency(Account account) {
    String currency = account.currency();
    return currency == null ? "" : currency;
  }

  Optional<Remedy> of(Release release) {
    return switch (release) {
      case Release.Pay(long amount) -> remedy(Remedy.Kind.PAY, release, money(amount), List.of());
      case Release.PayInvoices pay ->
          remedy(
              Remedy.Kind.PAY_INVOICES,
              release,
              pay.more() == 0 ? null : money(pay.more()),
              pay.bills().stream().map(Bill::fact).toList());
      case Release.SettleDisputes(long amount) -> {
        List<Invoice> disputed =
            account.disputed.stream().limit(Releases.MOST + 1L).map(Bill::fact).toList();
        yield disputed.size() > Releases.MOST
            ? Optional.empty()
            : remedy(Remedy.Kind.SETTLE_DISPUTES, release, money(amount), disputed);
      }
      case Release.Approve(var amount) ->
          remedy(
              Remedy.Kind.APPROVE,
              release,
              amount.isPresent() ? money(amount.getAsLong()) : null,
              List.of());
      case Release.Prepay() -> remedy(Remedy.Kind.PREPAY, release, null, List.of());
      case Release.LiftFlag() -> remedy(Remedy.Kind.LIFT_FLAG, release, null, List.of());
      // Too many invoices for one option; another order is not this one's to give up.
      case Release.PayOverdue pay -> Optional.empty();
      case Release.WithoutOrder without -> Optional.empty();
    };
  }

  private Optional<Remedy> remedy(
      Remedy.Kind kind, Release release, @Nullable Money amount, List<Invoice> invoices) {
    return Optional.of(new Remedy(kind, words.of(release), amount, invoices, account.facts.get()));
  }

  private @Nullable Money money(long micros) {
    String currency = account.currency();
    return currency == null
        ? null
        : new Money(Micros.decimal(micros).setScale(MONEY_SCALE, RoundingMode.CEILING), currency);
  }
}
