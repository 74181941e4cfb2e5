package io.holdwatch.classifier.option;

import io.holdwatch.classifier.credit.Remedy;
import io.holdwatch.contract.fact.Approval;
import io.holdwatch.contract.fact.CreditAccount;
import io.holdwatch.contract.fact.Invoice;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.Payment;
import io.holdwatch.contract.fact.PaymentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be done about an order that is held for credit. */
final class CreditProposals {
  private static final int MONEY_SCALE = 4;

  private CreditProposals() {}

  static List<Proposal> of(Situation situation, List<Remedy> remedies) {
    return remedies.stream().map(each -> of(situation, each)).flatMap(Optional::stream).toList();
  }

  private static Optional<Proposal> of(Situation situation, Remedy remedy) {
    String words = remedy.words().substring(0, remedy.words().length() - 1);
    CreditAccount account = remedy.account();
    List<Change> changes = new ArrayList<>();
    remedy.invoices().forEach(invoice -> changes.add(settled(invoice, remedy.kind())));
    return switch (remedy.kind()) {
      case PAY, PAY_INVOICES -> {
        paid(situation, remedy, account).ifPresent(changes::add);
        yield changes.isEmpty()
            ? Optional.empty()
            : Optional.of(proposal(Action.WAIT, "Wait: " + lower(words), changes));
      }
      case SETTLE_DISPUTES ->
          Optional.of(proposal(Action.ESCALATE, "Ask finance: " + lower(words), changes));
      case APPROVE -> {
        changes.add(approved(situation));
        yield Optional.of(
            proposal(
                Action.RELEASE_HOLD,
                "Release the order in spite of its credit: " + lower(words),
                changes));
      }
      case PREPAY -> {
        changes.add(
            Change.of(
                situation.header(), (Order header) -> header.setPayment(PaymentKind.PREPAID)));
        yield Optional.of(proposal(Action.WAIT, "Wait: " + lower(words), changes));
      }
      case LIFT_FLAG -> {
        if (account == null) {
          yield Optional.empty();
        }
        changes.add(Change.of(account, (CreditAccount fact) -> fact.setFlagged(false)));
        yield Optional.of(proposal(Action.ESCALATE, "Ask finance: " + lower(words), changes));
      }
    };
  }

  private static Proposal proposal(Action action, String words, List<Change> changes) {
    return new Proposal(action, words, null, null, null, changes, false, List.of());
  }

  private static Change settled(Invoice invoice, Remedy.Kind kind) {
    return Change.of(
        invoice,
        (Invoice fact) -> {
          Money open = fact.getOpen();
          Money disputed = fact.getDisputed();
          boolean onlyDispute = kind == Remedy.Kind.SETTLE_DISPUTES && disputed != null;
          fact.setOpen(
              open == null
                  ? null
                  : new Money(
                      onlyDispute
                          ? open.getAmount().subtract(disputed.getAmount())
                          : open.getAmount().subtract(open.getAmount()).setScale(MONEY_SCALE),
                      open.getCurrency()));
          fact.setDisputed(null);
        });
  }

  private static Optional<Change> paid(
      Situation situation, Remedy remedy, @Nullable CreditAccount account) {
    if (remedy.amount() == null || account == null) {
      return Optional.empty();
    }
    return Optional.of(
        Change.made(
            Payment.newBuilder()
                .setEnvelope(Change.envelope(situation.envelope(), "payment"))
                .setPayment("option:payment")
                .setCreditAccount(account.getCreditAccount())
                .setAmount(remedy.amount())
                .setUnapplied(remedy.amount())
                .build()));
  }

  private static Change approved(Situation situation) {
    return Change.made(
        Approval.newBuilder()
            .setEnvelope(Change.envelope(situation.envelope(), "approval"))
            .setApproval("option:approval")
            .setOrder(situation.order().key().order())
            .setSubject("credit")
            .setState("GRANTED")
            .build());
  }

  private static String lower(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }
}
