package io.holdwatch.ingest.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.ingest.source.Snapshots;
import io.holdwatch.ingest.source.Snapshots.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedTest {
  private static final Shared EPOCH = new Shared.Epoch("erp of DE", 3);
  private static final Shared SEEN =
      new Shared.Seen("erp of DE", new Snapshots(new Place(3, 1_767_607_200_000L), Place.NONE));

  @Test
  void aLineSaysAllOfIt() {
    assertThat(EPOCH.text()).isEqualTo("epoch 3 erp of DE");
    assertThat(SEEN.text()).isEqualTo("snapshots 3:1767607200000 0:0 erp of DE");
    assertThat(Shared.parse(EPOCH.text())).contains(EPOCH);
    assertThat(Shared.parse(SEEN.text())).contains(SEEN);
  }

  @Test
  void anInstanceOverwritesWhatItSaidItselfAndTheNewestEpochAnyOther() {
    assertThat(SEEN.key("1")).isNotEqualTo(SEEN.key("2"));
    assertThat(EPOCH.key("1")).isEqualTo(EPOCH.key("2")).isNotEqualTo(SEEN.key("1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "epoch x erp", "epoch 1 ", "snapshots 1:1 erp", "snapshots a b erp"})
  void whatIsNoneIsPassedOver(String text) {
    assertThat(Shared.parse(text)).isEmpty();
  }
}
