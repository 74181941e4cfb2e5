package io.holdwatch.routing.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.routing.queue.Samples;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SayTest {
  @Test
  void theCustomersNumberIsSaidToBeOneWhereItDoesNotLookLikeIt() {
    assertThat(new Say().customerPo("4711")).isEqualTo("PO 4711");
    assertThat(new Say().customerPo("po-4711")).isEqualTo("po-4711");
  }

  @Test
  void whatIsAffectedIsSaidInTheUnitOfTheShorterNumber() {
    AffectedLine line =
        AffectedLine.newBuilder()
            .setLine("10")
            .setSchedule("1")
            .setUnit("BOX")
            .setQuantity(new BigDecimal("0.055556"))
            .setBaseQuantity(new BigDecimal("1.000000"))
            .setBaseUnit("PCE")
            .build();
    assertThat(new Say().affected(line)).isEqualTo("1 PCE");
    assertThat(new Say().line(line)).isEqualTo("10, schedule line 1");
    line.setQuantity(new BigDecimal("2.500000"));
    line.setBaseQuantity(new BigDecimal("45.000000"));
    assertThat(new Say().affected(line)).isEqualTo("2.5 BOX");
    line.setQuantity(new BigDecimal("0.000000"));
    assertThat(new Say().affected(line)).isEqualTo("nothing open");
  }

  @Test
  void anAffectedLineIsNamedOnceHoweverManyScheduleLinesItHas() {
    ExceptionPacket packet =
        Samples.delay("said", 1)
            .setLines(
                List.of(
                    AffectedLine.newBuilder().setLine("1").setSchedule("1").setItem("A").build(),
                    AffectedLine.newBuilder().setLine("1").setSchedule("2").setItem("A").build(),
                    AffectedLine.newBuilder().setLine("2").build()))
            .build();
    assertThat(new Say().lines(packet)).containsExactly("1 · A", "2");
  }
}
