package io.holdwatch.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The Java sources of every module, from the folder of the parent pom down; what a build made is
 * left out.
 */
final class SourceTree {
  private static final Set<String> NOT_SOURCES =
      Set.of("target", "node_modules", ".git", ".holdwatch");

  private SourceTree() {}

  /** The topmost folder with a pom.xml, seen from the folder that the tests run in. */
  static Path root() {
    Path root = Path.of("").toAbsolutePath();
    for (Path up = root; up != null && Files.exists(up.resolve("pom.xml")); up = up.getParent()) {
      root = up;
    }
    return root;
  }

  static List<Path> javaFiles() {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          root(),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return NOT_SOURCES.contains(folder.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (file.toString().endsWith(".java")) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    found.sort(null);
    return found;
  }
}
