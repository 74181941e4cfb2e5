package io.holdwatch.deploy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who judges the product shares nothing with it: neither code nor frameworks. */
class SeparationTest {
  private static final String HISTORY = "io.holdwatch.deploy.simulation.history";
  private static final String NULLNESS = "org.jspecify.annotations";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.holdwatch.deploy");

  @Test
  void truthKnowsOnlyJavaAndTheHistoryOfTheSimulation() {
    only("io.holdwatch.deploy.truth", "java..", NULLNESS, HISTORY);
  }

  @Test
  void theJudgeKnowsOnlyJavaAndTheTruth() {
    only("io.holdwatch.deploy.judge", "java..", NULLNESS, "io.holdwatch.deploy.truth");
  }

  @Test
  void theSimulationKnowsOnlyJava() {
    only("io.holdwatch.deploy.simulation", "java..", NULLNESS, HISTORY);
    only(HISTORY, "java..", NULLNESS);
  }

  private void only(String itself, String... others) {
    String[] allowed = java.util.Arrays.copyOf(others, others.length + 1);
    allowed[others.length] = itself;
    classes()
        .that()
        .resideInAPackage(itself)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed)
        .check(CLASSES);
  }
}
