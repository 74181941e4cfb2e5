package io.holdwatch.routing.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.Outcome;
import org.junit.jupiter.api.Test;

final class WordsTest {
  @Test
  void everyTypeAndOutcomeHasWords() {
    for (ExceptionType type : ExceptionType.values()) {
      assertThat(Words.knows(type.name())).as(type.name()).isTrue();
    }
    for (Outcome outcome : Outcome.values()) {
      assertThat(Words.knows(outcome.name())).as(outcome.name()).isTrue();
    }
  }

  @Test
  void anUnknownSymbolIsShownInPlainLetters() {
    assertThat(Words.of("STOCK_SHORTAGE", "SOMETHING_NEW")).isEqualTo("something new");
    assertThat(Words.of("credit-control")).isEqualTo("credit control");
  }
}
