package io.holdwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class IdsTest {
  @Test
  void howATextIsCutIntoPartsMakesTheId() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Map<String, List<String>> seen = new HashMap<>();
    for (int i = 0; i < 5_000; i++) {
      List<String> parts = cut("aaaa:aaaa\u0000\u0000\u0000\u0004aaaa", random);
      List<String> other = seen.put(Ids.of(parts.toArray(String[]::new)), parts);
      assertThat(other == null || other.equals(parts))
          .as("seed %d: %s and %s", seed, other, parts)
          .isTrue();
    }
    assertThat(seen).hasSizeGreaterThan(1_000);
  }

  @Test
  void partsThatAreEmptyOrMovedOrMissingMakeOtherIds() {
    assertThat(
            List.of(
                Ids.of(),
                Ids.of(""),
                Ids.of("", ""),
                Ids.of("a"),
                Ids.of("a", ""),
                Ids.of("", "a"),
                Ids.of("a", "b"),
                Ids.of("ab"),
                Ids.of("b", "a")))
        .doesNotHaveDuplicates();
  }

  @Test
  void kindsOfIdsNeverMeet() {
    assertThat(
            List.of(
                Ids.exception("x", "1", "s"),
                Ids.caseOf("x", 1),
                Ids.routed("x", "1", 1),
                Ids.fact("x", "1", "s", "t", List.of(1L)),
                Ids.decision("x", "1", 1, 1, "t", "d")))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyPartOfAFactsNameCounts() {
    assertThat(
            List.of(
                Ids.fact("erp", "orders", "1", "Order", List.of(1L, 2L)),
                Ids.fact("wms", "orders", "1", "Order", List.of(1L, 2L)),
                Ids.fact("erp", "order", "1", "Order", List.of(1L, 2L)),
                Ids.fact("erp", "orders", "2", "Order", List.of(1L, 2L)),
                Ids.fact("erp", "orders", "1", "OrderLine", List.of(1L, 2L)),
                Ids.fact("erp", "orders", "1", "Order", List.of(12L)),
                Ids.fact("erp", "orders", "1", "Order", List.of())))
        .doesNotHaveDuplicates();
  }

  /** Written down: ids are in logs that outlive a release. */
  @Test
  void idsStayAsTheyAre() {
    assertThat(Ids.exception("SHIPMENT_DELAY", "northwind", "northwind:10248"))
        .isEqualTo("f44514569b13047d6cf93a073694185c");
    assertThat(Ids.sha256(new byte[0])).startsWith("e3b0c44298fc1c14").hasSize(64);
  }

  private static List<String> cut(String text, Random random) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = 1; at < text.length(); at++) {
      if (random.nextInt(3) == 0) {
        parts.add(text.substring(from, at));
        from = at;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }
}
