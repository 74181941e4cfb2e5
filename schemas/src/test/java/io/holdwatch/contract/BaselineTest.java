package io.holdwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.Contracts.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contracts against their committed versions; {@link Baseline#ACCEPT} adds a version. */
final class BaselineTest {
  private final Baseline baseline = new Baseline(Path.of("src", "main", "baseline"));

  static Stream<Subject> subjects() {
    return Contracts.subjects().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("subjects")
  void everySubjectIsAsAcceptedOrChangesInAnAcceptableWay(Subject subject) throws IOException {
    if (Boolean.getBoolean("holdwatch.accept")) {
      assertThat(baseline.accept(subject)).isEmpty();
    }
    assertThat(baseline.check(subject)).isEmpty();
  }

  @Test
  void everyAcceptedSubjectIsStillInTheCatalogue() throws IOException {
    assertThat(subjects().map(Subject::name).toList())
        .as("subjects of the catalogue; a contract that was published cannot be taken back")
        .containsAll(baseline.subjects());
  }

  @Test
  void versionsAreNumberedFromOneWithoutGaps() throws IOException {
    for (String subject : baseline.subjects()) {
      List<String> files = baseline.files(subject);
      assertThat(files)
          .as("files of %s", subject)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.rangeClosed(1, files.size()).mapToObj(n -> "v" + n + ".avsc").toList());
    }
  }

  @Test
  void acceptedVersionsHoldNothingOfJava() throws IOException {
    for (String subject : baseline.subjects()) {
      assertThat(baseline.versions(subject))
          .allSatisfy(schema -> assertThat(schema).isEqualTo(Baseline.bare(schema)));
    }
  }
}
