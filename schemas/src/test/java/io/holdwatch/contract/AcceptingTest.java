package io.holdwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.Contracts.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AcceptingTest {
  private static final String FIELD = "{\"name\":\"a\",\"type\":\"long\",\"doc\":\"A.\"}";
  private static final String ADDED = ",{\"name\":\"b\",\"type\":\"int\",\"default\":0}";

  private final Path folder;

  AcceptingTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aNewSubjectFailsUntilItIsAccepted() throws IOException {
    Baseline baseline = new Baseline(folder);
    Subject subject = subject(FIELD);
    assertThat(baseline.check(subject))
        .singleElement()
        .asString()
        .contains("x-value is new.", Baseline.ACCEPT);
    assertThat(baseline.accept(subject)).isEmpty();
    assertThat(baseline.check(subject)).isEmpty();
    assertThat(Files.readString(folder.resolve("x-value/v1.avsc"))).doesNotContain("doc");
  }

  @Test
  void acceptingTwiceAddsOneVersion() throws IOException {
    Baseline baseline = accepted(FIELD);
    baseline.accept(subject(FIELD));
    assertThat(baseline.files("x-value")).containsExactly("v1.avsc");
  }

  @Test
  void aCompatibleChangeFailsUntilItIsAcceptedAsTheNextVersion() throws IOException {
    Baseline baseline = accepted(FIELD);
    Subject changed = subject(FIELD + ADDED);
    assertThat(baseline.check(changed))
        .singleElement()
        .asString()
        .contains("x-value changed", Baseline.ACCEPT);
    assertThat(baseline.accept(changed)).isEmpty();
    assertThat(baseline.check(changed)).isEmpty();
    assertThat(baseline.files("x-value")).containsExactlyInAnyOrder("v1.avsc", "v2.avsc");
  }

  @Test
  void aForbiddenChangeIsNotAccepted() throws IOException {
    Baseline baseline = accepted(FIELD);
    Subject changed = subject(FIELD.replace("long", "int"));
    assertThat(baseline.accept(changed)).isNotEmpty();
    assertThat(baseline.check(changed)).isNotEmpty();
    assertThat(baseline.files("x-value")).containsExactly("v1.avsc");
  }

  @Test
  void everyEarlierVersionCounts() throws IOException {
    Baseline baseline = accepted(FIELD);
    baseline.accept(subject(FIELD + ADDED));
    assertThat(
            baseline.check(
                subject(FIELD + ADDED.replace("int", "long").replace(",\"default\":0", ""))))
        .anyMatch(refusal -> refusal.contains("against v1"))
        .anyMatch(refusal -> refusal.contains("against v2"));
  }

  @Test
  void aBetterDocNeedsNoVersion() throws IOException {
    assertThat(accepted(FIELD).check(subject(FIELD.replace("A.", "B.")))).isEmpty();
  }

  private Baseline accepted(String fields) throws IOException {
    Baseline baseline = new Baseline(folder);
    baseline.accept(subject(fields));
    return baseline;
  }

  private static Subject subject(String fields) {
    String text = "{\"type\":\"record\",\"name\":\"X\",\"doc\":\"X.\",\"fields\":[" + fields + "]}";
    return new Subject("x-value", true, new Schema.Parser().parse(text));
  }
}
