package io.holdwatch.classifier;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.holdwatch.classifier");

  @Test
  void theDomainKnowsNoFramework() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.holdwatch.classifier", "io.holdwatch.classifier.stream..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.kafka..", "org.springframework..", "io.micronaut..", "io.micrometer..")
        .check(CLASSES);
  }

  /** What a ledger may know besides itself: subjects, findings, and what orders the due. */
  private static String[] known(String ledger) {
    Stream<String> besides =
        switch (ledger) {
          case "stock", "credit" -> Stream.of("subject", "finding", "time", "ranked");
          case "promise" -> Stream.of("subject", "finding", "time", "order", "exception");
          case "check" -> Stream.of("subject", "finding", "time", "order", "promise");
          case "anomaly", "churn", "status" ->
              Stream.of("subject", "finding", "time", "order", "promise", "check");
          case "capacity" ->
              Stream.of("subject", "finding", "time", "ranked", "order", "promise", "check");
          case "compliance", "approval", "delivery", "contract", "document" ->
              Stream.of("subject", "finding", "time", "order", "promise", "check");
          default -> Stream.of("subject", "finding", "time");
        };
    return Stream.concat(Stream.of(ledger), besides)
        .map(each -> "io.holdwatch.classifier." + each + "..")
        .toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "order",
        "stock",
        "credit",
        "price",
        "master",
        "hold",
        "ranked",
        "promise",
        "check",
        "anomaly",
        "churn",
        "status",
        "capacity",
        "compliance",
        "approval",
        "contract",
        "delivery",
        "document"
      })
  void ledgersKnowNothingOfOneAnother(String ledger) {
    noClasses()
        .that()
        .resideInAPackage("io.holdwatch.classifier." + ledger + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.holdwatch.classifier..")
                .and(not(resideInAnyPackage(known(ledger)))))
        .check(CLASSES);
  }

  @Test
  void theDomainReadsNoClock() {
    noClasses()
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLASSES);
  }
}
