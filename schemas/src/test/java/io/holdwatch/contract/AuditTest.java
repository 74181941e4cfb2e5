package io.holdwatch.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.holdwatch.contract.audit.AuditEntry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AuditTest {
  @Test
  void aLeafIsCanonicalJsonOfTheWholeEntry() {
    AuditEntry entry =
        Audit.entry(
            "routing/0/1", 7, "ROUTED", "d1", 1_000, Map.of("team", "logistics", "n", List.of(1)));
    assertThat(UTF_8.decode(entry.getLeaf().duplicate()).toString())
        .isEqualTo(
            "{\"at\":1000,\"body\":{\"n\":[1],\"team\":\"logistics\"},\"decisionId\":\"d1\",\"kind\":\"ROUTED\","
                + "\"origin\":\"routing/0/1\",\"sequence\":7}");
  }

  @Test
  void aLeafThatTilesCannotHoldIsRefusedWithItsSize() {
    String filling = "x".repeat(Audit.LARGEST_LEAF);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Audit.entry("routing/0/1", 1, "ROUTED", "d1", 0, Map.of("note", filling)))
        .withMessageContaining("more than 65535")
        .withMessageContaining("d1");
  }

  @Test
  void theLargestLeafIsAllowed() {
    int around = Audit.entry("o", 1, "k", "d", 0, Map.of("n", "")).getLeaf().remaining();
    AuditEntry entry =
        Audit.entry("o", 1, "k", "d", 0, Map.of("n", "x".repeat(Audit.LARGEST_LEAF - around)));
    assertThat(entry.getLeaf().remaining()).isEqualTo(Audit.LARGEST_LEAF);
  }
}
