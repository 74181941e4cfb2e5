package io.holdwatch.routing.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.routing.queue.Samples;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TogetherTest {
  @Test
  void eachLineOfAnOrderIsCountedOnce() {
    Together together =
        Together.of(
            List.of(
                about("ten", "L:1", "60", "10"),
                about("all", "L:1", "100", "10", "20"),
                about("twenty", "L:1", "40", "20"),
                about("other", "L:2", "7", "10")));
    assertThat(together.atRisk()).isEqualTo("107.00 EUR");
    assertThat(together.loss()).isEqualTo("107.00 EUR");
    assertThat(together.over()).isEqualTo("2 orders");
  }

  @Test
  void whatIsNotKnownIsNotSaid() {
    ExceptionPacket packet = about("one", "L:1", "1", "10");
    packet.setRevenueAtRisk((Money) null);
    packet.setExpectedLoss(new Money(new BigDecimal("2.0000"), "USD"));
    Together together = Together.of(List.of(packet, about("two", "L:2", "3", "10")));
    assertThat(together.atRisk()).isEqualTo("3.00 EUR");
    assertThat(together.loss()).isEqualTo("3.00 EUR and 2.00 USD");
  }

  private static ExceptionPacket about(String id, String order, String amount, String... lines) {
    ExceptionPacket packet = Samples.delay(id, 1).build();
    packet.setOrder(order);
    packet.setRevenueAtRisk(new Money(new BigDecimal(amount), "EUR"));
    packet.setExpectedLoss(new Money(new BigDecimal(amount), "EUR"));
    packet.setLines(
        Stream.of(lines).map(line -> AffectedLine.newBuilder().setLine(line).build()).toList());
    return packet;
  }
}
