package io.holdwatch.classifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

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

  @Test
  void ledgersKnowNothingOfOneAnother() {
    noClasses()
        .that()
        .resideInAPackage("io.holdwatch.classifier.order..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.holdwatch.classifier.delay..",
            "io.holdwatch.classifier.exception..",
            "io.holdwatch.classifier.scope..",
            "io.holdwatch.classifier.packet..",
            "io.holdwatch.classifier.policy..")
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
