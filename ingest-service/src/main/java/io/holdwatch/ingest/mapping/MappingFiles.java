package io.holdwatch.ingest.mapping;

import io.holdwatch.contract.YamlError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds mappings by the name of a pack that is part of the product, by file, or by folder of files.
 */
public final class MappingFiles {
  private MappingFiles() {}

  /**
   * The mappings of these names or paths.
   *
   * @throws YamlError with file, line, key and reason
   */
  public static Mappings load(List<String> namesOrPaths) {
    List<SourceMapping> mappings = new ArrayList<>();
    namesOrPaths.stream()
        .map(String::trim)
        .filter(n -> !n.isEmpty())
        .forEach(n -> mappings.addAll(one(n)));
    return new Mappings(mappings);
  }

  private static List<SourceMapping> one(String name) {
    Path path = Path.of(name);
    try {
      if (Files.isDirectory(path)) {
        List<SourceMapping> mappings = new ArrayList<>();
        try (Stream<Path> files = Files.list(path)) {
          files
              .filter(file -> file.toString().endsWith(".yaml"))
              .sorted()
              .forEach(file -> mappings.add(read(file)));
        }
        return mappings;
      }
      if (Files.isRegularFile(path)) {
        return List.of(read(path));
      }
      String resource = "/mappings/" + name + ".yaml";
      try (InputStream in =
          name.matches("[a-z0-9-]+") ? MappingFiles.class.getResourceAsStream(resource) : null) {
        if (in == null) {
          throw new YamlError(
              name,
              1,
              "",
              "is neither a mapping of the product nor a file or folder that is there");
        }
        return List.of(
            MappingReader.read(
                name + ".yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SourceMapping read(Path file) {
    try {
      return MappingReader.read(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read mapping " + file + ": " + e.getMessage(), e);
    }
  }
}
