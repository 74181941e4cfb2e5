package io.holdwatch.deploy.stack;

import io.holdwatch.contract.fact.ClockMark;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.EpochStarted;
import io.holdwatch.contract.fact.PolicyActivated;
import io.holdwatch.contract.fact.TableReady;
import io.holdwatch.contract.fact.Tick;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * The types that the topic {@code facts} carries: each generated class that starts with an
 * envelope, and the control records.
 */
final class FactTypes {
  private FactTypes() {}

  /** Their schemas, by name. */
  static List<Schema> schemas() {
    List<Schema> schemas =
        new ArrayList<>(
            List.of(
                Tick.getClassSchema(),
                ClockMark.getClassSchema(),
                TableReady.getClassSchema(),
                EpochStarted.getClassSchema(),
                PolicyActivated.getClassSchema()));
    try {
      URI source = Envelope.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      String folder = Envelope.class.getPackageName().replace('.', '/');
      Path place = Path.of(source);
      if (Files.isDirectory(place)) {
        collect(place.resolve(folder), schemas);
      } else {
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
          collect(jar.getPath(folder), schemas);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    schemas.sort(Comparator.comparing(Schema::getFullName));
    return schemas;
  }

  private static void collect(Path folder, List<Schema> schemas) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".class") && !name.contains("$"))
          .map(
              name ->
                  Envelope.class.getPackageName()
                      + "."
                      + name.substring(0, name.length() - ".class".length()))
          .map(FactTypes::load)
          .filter(SpecificRecordBase.class::isAssignableFrom)
          .map(type -> SpecificData.get().getSchema(type))
          .filter(FactTypes::startsWithEnvelope)
          .forEach(schemas::add);
    }
  }

  private static boolean startsWithEnvelope(Schema schema) {
    return !schema.getFields().isEmpty()
        && schema.getFields().getFirst().schema().getType() == Schema.Type.RECORD
        && schema
            .getFields()
            .getFirst()
            .schema()
            .getFullName()
            .equals(Envelope.getClassSchema().getFullName());
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
