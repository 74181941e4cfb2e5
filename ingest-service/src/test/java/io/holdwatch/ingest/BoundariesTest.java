package io.holdwatch.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class BoundariesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.holdwatch.ingest");

  @Test
  void mappingAndSourceKnowNoBrokerAndNoFramework() {
    noClasses()
        .that()
        .resideInAnyPackage("io.holdwatch.ingest.mapping..", "io.holdwatch.ingest.source..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.kafka..", "org.springframework..", "io.micrometer..", "reactor..")
        .check(CLASSES);
  }

  @Test
  void theEntranceSpeaksToKafkaOnlyThroughTheEdge() {
    noClasses()
        .that()
        .resideInAPackage("io.holdwatch.ingest.entrance..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")
        .check(CLASSES);
  }
}
