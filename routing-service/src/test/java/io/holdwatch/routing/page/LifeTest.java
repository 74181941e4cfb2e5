package io.holdwatch.routing.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.fact.Checkpoint;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.Evidence;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.PacketEvent;
import io.holdwatch.routing.queue.Entry;
import io.holdwatch.routing.queue.ExceptionQueue;
import io.holdwatch.routing.queue.Samples;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LifeTest {
  private final ExceptionQueue queue = new ExceptionQueue(3);
  private ExceptionPacket last = Samples.delay("1", 40).build();

  @Test
  void anUpdateSaysWhatChangedAndIsLeftOutWhereNothingShows() {
    queue.take(last);
    update(ExceptionPacket.newBuilder(last).setPriority(57));
    update(ExceptionPacket.newBuilder(last).setCheckpoint(Checkpoint.PICK));
    AffectedLine fewer = AffectedLine.newBuilder(last.getLines().getFirst()).build();
    fewer.setQuantity(new BigDecimal("1.000000"));
    update(ExceptionPacket.newBuilder(last).setLines(List.of(fewer, last.getLines().getLast())));
    update(ExceptionPacket.newBuilder(last).setSummary("In other words."));
    Evidence agreed = Evidence.newBuilder(last.getEvidence().getFirst()).build();
    agreed.setRivalValue(null);
    update(ExceptionPacket.newBuilder(last).setEvidence(List.of(agreed)));
    update(ExceptionPacket.newBuilder(last).setEvidence(List.of()).setCauseKey("invoice:3"));
    Entry entry = queue.entry("1").orElseThrow();
    assertThat(Life.of("SHIPMENT_DELAY", entry.steps(), new SiteClock(null, null)))
        .extracting(moment -> moment.what() + moment.changes())
        .containsExactly(
            "Updated[has another cause now]",
            "Updated[sources agree again]",
            "Updated[quantities or dates of the affected lines]",
            "Updated[must be decided before: – → picking]",
            "Updated[priority: 40 → 57]",
            "Opened[]");
  }

  private void update(ExceptionPacket.Builder changed) {
    last = changed.setRevision(last.getRevision() + 1).setEvent(PacketEvent.UPDATED).build();
    queue.take(last);
  }
}
