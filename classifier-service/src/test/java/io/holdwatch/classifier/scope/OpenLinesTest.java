package io.holdwatch.classifier.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * What an event costs does not hang on how many lines are open, by a measure that no load moves.
 */
final class OpenLinesTest {
  private static final int EVENTS = 4_000;

  @Test
  void anEventMakesNoMoreObjectsWhereMoreLinesAreOpen() throws IOException {
    String policy =
        Files.readString(Path.of("../routing-service/src/main/resources/policies/standard.yaml"));
    long few = made(500, policy);
    long many = made(20_000, policy);
    assertThat(many).as("bytes made per event; with few lines %d", few).isLessThan(few * 11 / 10);
  }

  private static long made(int lines, String policy) {
    OpenScopes desk = new OpenScopes(1, lines, policy);
    desk.work(EVENTS);
    return desk.made(EVENTS);
  }
}
