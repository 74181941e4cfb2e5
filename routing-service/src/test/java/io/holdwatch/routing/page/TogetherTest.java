package io.holdwatch.routing.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
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

  @Test
  void howMuchLacksIsSaidOfOneItem() {
    ExceptionPacket three = lacking("three", "KETTLE", "3");
    ExceptionPacket four = lacking("four", "KETTLE", "4");
    assertThat(Together.of(List.of(three, four)).leads())
        .isEqualTo("stock shortage of 2 orders with 7 EACH");
    assertThat(Together.of(List.of(three, lacking("pot", "POT", "4"))).leads())
        .isEqualTo("stock shortage of 2 orders");
    three.setType(ExceptionType.CREDIT_HOLD);
    assertThat(Together.of(List.of(three, four)).leads())
        .isEqualTo(
            "stock shortage of 1 order with 4 EACH, credit hold of 1 order (2 orders in all)");
  }

  private static ExceptionPacket lacking(String id, String item, String quantity) {
    return Samples.delay(id, 1)
        .setType(ExceptionType.STOCK_SHORTAGE)
        .setLines(
            List.of(
                AffectedLine.newBuilder()
                    .setLine("10")
                    .setItem(item)
                    .setUnit("EACH")
                    .setQuantity(new BigDecimal(quantity + ".000000"))
                    .build()))
        .build();
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
