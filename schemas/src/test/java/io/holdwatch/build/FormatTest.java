package io.holdwatch.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FormatTest {
  private static final String MEND =
      "mvn -pl schemas test -Dtest=FormatTest -Dholdwatch.format=true";

  private final Formatter formatter = new Formatter();

  /** With {@code -Dholdwatch.format=true} it writes the formatted text instead of complaining. */
  @Test
  void everySourceIsFormattedAsGoogleJavaFormatDoesIt() throws IOException {
    boolean write = Boolean.getBoolean("holdwatch.format");
    List<String> unformatted = new ArrayList<>();
    for (Path file : SourceTree.javaFiles()) {
      String source = Files.readString(file);
      String formatted = formatted(file, source);
      if (formatted.equals(source)) {
        continue;
      }
      if (write) {
        Files.writeString(file, formatted);
      } else {
        unformatted.add(SourceTree.root().relativize(file).toString());
      }
    }
    assertThat(unformatted).as("files that are not formatted; mend all with: %s", MEND).isEmpty();
  }

  private String formatted(Path file, String source) {
    try {
      return formatter.formatSourceAndFixImports(source);
    } catch (FormatterException e) {
      throw new AssertionError(file + " cannot be formatted: " + e.getMessage(), e);
    }
  }
}
