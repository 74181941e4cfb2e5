package io.holdwatch.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class PackagesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.holdwatch.audit");

  @Test
  void theLogKnowsNoKafkaAndNoFramework() {
    noClasses()
        .that()
        .resideInAnyPackage("..audit.tree", "..audit.note", "..audit.log", "..audit.verify")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.kafka..", "io.micronaut..", "io.micrometer..", "jakarta..", "org.slf4j..")
        .check(CLASSES);
  }

  @Test
  void theVerifierSharesNoCodeWithTheWriter() {
    classes()
        .that()
        .resideInAPackage("..audit.verify")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.holdwatch.audit.verify",
            "io.holdwatch.contract",
            "java..",
            "org.jspecify..",
            "com.fasterxml.jackson.core..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage("..audit.verify")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..audit.verify")
        .check(CLASSES);
  }

  @Test
  void theTreeKnowsNothingOfTheOthers() {
    noClasses()
        .that()
        .resideInAPackage("..audit.tree")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..audit.log", "..audit.note", "..audit.intake", "..audit.publish")
        .check(CLASSES);
  }
}
