package io.holdwatch.routing.page;

import static io.holdwatch.contract.packet.ExceptionType.DISPATCH_CAPACITY;
import static io.holdwatch.contract.packet.ExceptionType.STOCK_SHORTAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.packet.ActionOption;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.routing.queue.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OfferTest {
  private static final Instant DUE = Samples.NOW.plus(Duration.ofDays(1));

  private final Offer offer = new Offer();

  @Test
  void anOptionIsNamedByItsNumberAndItsActionOnce() {
    ActionOption transfer = Samples.transfer();
    assertThat(offer.named(transfer)).isEqualTo("option 1, transfer: 3 EACH from W2");
    transfer.setDescription("Transfer 3 EACH from W2");
    assertThat(offer.named(transfer)).isEqualTo("option 1, transfer 3 EACH from W2");
  }

  @Test
  void aPromiseIsKeptOnlyWhereThereIsOneForEachLineAndNoneIsEarlier() {
    ActionOption option = Samples.transfer();
    option.setPromise(DUE);
    SiteClock before = new SiteClock(Samples.NOW, null);
    SiteClock after = new SiteClock(DUE.plusSeconds(1), null);
    assertThat(offer.promise(option, List.of(line(DUE, "PROMISED")), STOCK_SHORTAGE, after))
        .isEqualTo("would have kept the promise:");
    assertThat(offer.promise(option, List.of(line(DUE, "PROMISED")), STOCK_SHORTAGE, before))
        .isEqualTo("promise kept:");
    assertThat(offer.promise(option, List.of(line(DUE, "REQUESTED")), STOCK_SHORTAGE, before))
        .isEqualTo("promise:");
    assertThat(
            offer.promise(option, List.of(line(Samples.NOW, "PROMISED")), STOCK_SHORTAGE, before))
        .isEqualTo("new promise:");
    assertThat(
            offer.promise(
                option,
                List.of(line(Samples.NOW, "PROMISED"), line(DUE, "PROMISED")),
                STOCK_SHORTAGE,
                before))
        .isEqualTo("promise:");
    assertThat(offer.promise(option, List.of(line(DUE, "PROMISED")), DISPATCH_CAPACITY, before))
        .isEqualTo("appointment as it is:");
    assertThat(offer.promise(option, List.of(), STOCK_SHORTAGE, before)).isEqualTo("promise:");
  }

  @Test
  void whatIsTooLateIsNotRecommended() {
    ActionOption first = Samples.transfer();
    first.setBeginBy(Samples.NOW);
    ActionOption second = Samples.transfer();
    second.setRank(2);
    List<ActionOption> both = List.of(first, second);
    assertThat(Advice.of(both, null, Samples.NOW).recommended()).isSameAs(first);
    assertThat(Advice.of(both, null, null).recommended()).isSameAs(first);
    Instant later = Samples.NOW.plusSeconds(1);
    assertThat(Advice.of(both, null, later).recommended()).isSameAs(second);
    assertThat(offer.tooLate(first, new SiteClock(later, null))).isTrue();
    Instant afterPromise = second.getPromise().plusSeconds(1);
    Advice none = Advice.of(both, null, afterPromise);
    assertThat(none.recommended()).isNull();
    assertThat(none.withheld()).contains("is too late now");
    assertThat(Advice.of(both, "sources disagree", later).withheld()).isEqualTo("sources disagree");
  }

  @Test
  void whatDoesNotKeepThePromiseIsRecommendedForThatCaseOnly() {
    ActionOption option = Samples.transfer();
    option.setPromise(DUE);
    Advice one = Advice.of(List.of(option), null, null);
    assertThat(offer.lead(one, List.of(line(DUE, "PROMISED")), null)).isEqualTo("Recommended:");
    assertThat(offer.lead(one, List.of(line(Samples.NOW, "PROMISED")), null))
        .isEqualTo("Recommended if nothing sooner is possible:");
    Advice any = Advice.of(List.of(option, option), null, null);
    assertThat(offer.lead(any, List.of(line(DUE, "PROMISED")), null))
        .isEqualTo("Recommended, one as good as the other:");
    assertThat(
            offer.lead(
                one,
                List.of(line(DUE, "PROMISED")),
                new NextStep("Next:", "find out", true, false)))
        .isEqualTo("Recommended unless that shows otherwise:");
    assertThat(
            offer.lead(
                one, List.of(line(DUE, "PROMISED")), new NextStep("Next:", "look up", false, true)))
        .isEqualTo("Recommended if it is not there:");
  }

  @Test
  void ofSeveralCorrectionsOneIsRightAndNoneAsGoodAsTheOther() {
    ActionOption newer =
        ActionOption.newBuilder(Samples.transfer()).setAction("CORRECT_DATA").build();
    ActionOption older = ActionOption.newBuilder(newer).setRank(2).build();
    Advice advice = Advice.of(List.of(newer, older), null, null);
    assertThat(advice.any()).isFalse();
    assertThat(advice.asGood()).isEqualTo("(or option 2, by what is found out)");
  }

  @Test
  void whatItTakesIsSaidInPlainWords() {
    ActionOption option = Samples.transfer();
    option.setApprovals(List.of("account owner", "planning manager"));
    assertThat(offer.approvals(option)).isEqualTo("the account owner and the planning manager");
    assertThat(offer.undone(option)).isEqualTo("can be undone until it ships");
  }

  private static AffectedLine line(Instant due, String from) {
    return AffectedLine.newBuilder().setLine("10").setDue(due).setDueFrom(from).build();
  }
}
