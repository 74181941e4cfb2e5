package io.holdwatch.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class PackageInfoTest {
  private static final Pattern PURPOSE_AND_NULL_MARKED =
      Pattern.compile(
          "/\\*\\*.*?\\w.*?\\*/\\s*@(org\\.jspecify\\.annotations\\.)?NullMarked\\s+package",
          Pattern.DOTALL);

  @Test
  void everyPackageSaysItsPurposeAndIsNullMarked() throws IOException {
    TreeSet<Path> packages = new TreeSet<>();
    Path main = Path.of("src", "main", "java");
    for (Path file : SourceTree.javaFiles()) {
      if (file.toString().contains(main.toString())) {
        packages.add(file.resolveSibling("package-info.java"));
      }
    }
    assertThat(packages).isNotEmpty();
    List<String> lacking = new ArrayList<>();
    for (Path info : packages) {
      if (!Files.exists(info) || !PURPOSE_AND_NULL_MARKED.matcher(Files.readString(info)).find()) {
        lacking.add(SourceTree.root().relativize(info).toString());
      }
    }
    assertThat(lacking)
        .as(
            "package-info.java with one sentence of purpose and @NullMarked before 'package'; write"
                + " or mend it")
        .isEmpty();
  }
}
