package io.holdwatch.deploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FiguresTextTest {
  private static final Figures FED =
      new Figures(
          12,
          Map.of("Order", 3L),
          Map.of(),
          3,
          5,
          Map.of("SHIPMENT_DELAY", new Figures.OfType(2, 1, 1, 2, Map.of("LATE", 1L))),
          Map.of("warehouse", 2L),
          new Figures.Latency(40L, 90L),
          new Figures.Audit(7, true));

  private static final Figures JUDGED =
      FED.judged(
          Map.of(
              "SHIPMENT_DELAY", new Figures.Judgement(0.5, 1.0),
              "CREDIT_HOLD", new Figures.Judgement(1.0, 1.0)));

  @Test
  void machinesGetEveryTypeThatWasJudged() throws Exception {
    JsonNode types = new ObjectMapper().readTree(FiguresText.json(JUDGED)).get("exceptions");
    assertThat(types.at("/SHIPMENT_DELAY/opened").asLong()).isEqualTo(2);
    assertThat(types.at("/SHIPMENT_DELAY/outcomes/LATE").asLong()).isEqualTo(1);
    assertThat(types.at("/SHIPMENT_DELAY/precision").asDouble()).isEqualTo(0.5);
    assertThat(types.at("/CREDIT_HOLD/opened").asLong()).isZero();
    assertThat(types.at("/CREDIT_HOLD/recall").asDouble()).isEqualTo(1.0);
  }

  @Test
  void nothingIsSaidOfAJudgementWhereThereWasNone() {
    assertThat(FiguresText.json(FED)).doesNotContain("precision", "recall");
    assertThat(FiguresText.people(FED)).doesNotContain("precision", "recall").contains("LATE 1");
  }

  @Test
  void peopleGetALineForEachType() {
    assertThat(FiguresText.people(JUDGED))
        .containsPattern("facts +3 of 1 types")
        .containsPattern("precision +recall +ended as")
        .containsPattern("SHIPMENT_DELAY +2 +1 +1 +2 +0\\.50 +1\\.00 +LATE 1")
        .containsPattern("CREDIT_HOLD +0 +0 +0 +0 +- +-");
  }
}
