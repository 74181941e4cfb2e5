package io.holdwatch.routing.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.packet.ExceptionPacket;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The queue by the money that is lost for each hour that is left. */
final class LossOrderTest {
  private static final Instant NOW = Samples.NOW;
  private final ExceptionQueue queue = new ExceptionQueue(2);

  @Test
  void whatLosesMostAnHourComesFirstAndWhatHasNoFigureLast() {
    open(Samples.delay("none", 99).build());
    open(Samples.costing("little", 90, "10.00", "0.10", hours(200)).build());
    open(Samples.costing("nothing", 95, "0.00", "0.00", hours(200)).build());
    open(Samples.costing("much", 5, "500.00", "50.00", hours(100)).build());
    assertThat(ids()).containsExactly("much", "little", "nothing", "none");
    assertThat(queue.page(QueueFilter.ALL, QueueOrder.PRIORITY, 1, 50).entries())
        .extracting(Entry::id)
        .containsExactly("none", "nothing", "little", "much");
  }

  @Test
  void theClockOfTheScopeTakesHoursAwayThatWereLeftWhenItWasTold() {
    // Ten working hours were left until the day after tomorrow.
    open(Samples.costing("a", 1, "100.00", "10.00", hours(40)).build());
    Entry entry = queue.entry("a").orElseThrow();
    assertThat(queue.lossPerHour(entry)).isEqualTo(eur("10.00"));
    clock(hours(20));
    assertThat(queue.lossPerHour(entry)).isEqualTo(eur("10.00"));
    clock(hours(36));
    assertThat(queue.lossPerHour(entry)).isEqualTo(eur("25.0000"));
    clock(hours(40).minusSeconds(60));
    assertThat(queue.lossPerHour(entry)).as("a quarter at least").isEqualTo(eur("400.0000"));
    clock(hours(50));
    assertThat(queue.lossPerHour(entry)).isEqualTo(eur("400.0000"));
  }

  @Test
  void whatItIsTooLateForComesFirstHoweverLittleItLoses() {
    open(Samples.costing("late", 1, "0.10", "0.01", hours(3)).build());
    open(Samples.costing("later", 1, "0.20", "0.01", hours(3)).build());
    open(Samples.costing("soon", 99, "900.00", "90.00", hours(10)).build());
    open(Samples.delay("none", 100).setLatestSafeDecision(hours(2)).build());
    assertThat(ids()).containsExactly("soon", "late", "later", "none");
    clock(hours(4));
    assertThat(ids()).containsExactly("later", "late", "none", "soon");
  }

  @Test
  void whatLosesTheSameIsByPriorityThenById() {
    for (String id : List.of("c", "b", "a")) {
      open(Samples.costing(id, 7, "10.00", "1.00", hours(10)).build());
    }
    open(Samples.costing("z", 8, "10.00", "1.00", hours(10)).build());
    assertThat(ids()).containsExactly("z", "a", "b", "c");
  }

  @Test
  void amountsOfDifferentCurrenciesAreNotCompared() {
    open(Samples.costing("euro", 7, "1.00", "1.00", hours(10)).build());
    open(
        Samples.costing("yen", 7, "1.00", "1.00", hours(10))
            .setExpectedLoss(new Money(new BigDecimal("500.00"), "JPY"))
            .setLossPerHour(new Money(new BigDecimal("50.00"), "JPY"))
            .build());
    open(Samples.costing("more", 7, "2.00", "2.00", hours(10)).build());
    assertThat(ids()).containsExactly("more", "euro", "yen");
  }

  @RepeatedTest(20)
  void everyPageIsPartOfOneOrderWhateverIsFiltered() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      open(any("e" + i, random));
    }
    clock(hours(random.nextInt(40)));
    QueueFilter filter =
        new QueueFilter("", "", random.nextBoolean() ? "" : "W2", "", "", random.nextInt(9) + "");
    List<Entry> all = queue.page(filter, QueueOrder.LOSS, 1, 200).entries();
    List<String> paged = new ArrayList<>();
    int size = 1 + random.nextInt(30);
    int pages = queue.page(filter, QueueOrder.LOSS, 1, size).pages();
    for (int page = 1; page <= pages; page++) {
      queue.page(filter, QueueOrder.LOSS, page, size).entries().forEach(e -> paged.add(e.id()));
    }
    assertThat(paged).as("seed %s", seed).isEqualTo(all.stream().map(Entry::id).toList());
    assertThat(all).as("seed %s", seed).isSortedAccordingTo(plain());
    assertThat(all)
        .as("seed %s", seed)
        .containsExactlyInAnyOrderElementsOf(
            queue.page(filter, QueueOrder.PRIORITY, 1, 200).entries());
  }

  private Comparator<Entry> plain() {
    return Comparator.comparing((Entry each) -> queue.tooLate(each) ? 0 : 1)
        .thenComparing(
            each -> {
              Money loss = queue.lossPerHour(each);
              return loss == null ? BigDecimal.ONE : loss.getAmount().negate();
            })
        .thenComparing(Entry.ORDER);
  }

  private static ExceptionPacket any(String id, Random random) {
    ExceptionPacket.Builder packet =
        random.nextInt(4) == 0
            ? Samples.delay(id, random.nextInt(101))
            : Samples.costing(
                id,
                random.nextInt(101),
                random.nextInt(300) + ".00",
                random.nextInt(9) + ".50",
                hours(random.nextInt(60)));
    return packet.setSite(random.nextBoolean() ? "W1" : "W2").build();
  }

  private static Instant hours(int after) {
    return NOW.plus(Duration.ofHours(after));
  }

  private static Money eur(String amount) {
    return new Money(new BigDecimal(amount), "EUR");
  }

  private void clock(Instant now) {
    queue.take(Samples.clock(now));
  }

  private void open(ExceptionPacket packet) {
    queue.take(packet);
    queue.take(Samples.routed(packet.getExceptionId(), "warehouse"));
  }

  private List<String> ids() {
    return queue.page(QueueFilter.ALL, QueueOrder.LOSS, 1, 50).entries().stream()
        .map(Entry::id)
        .toList();
  }
}
