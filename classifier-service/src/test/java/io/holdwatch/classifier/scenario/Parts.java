package io.holdwatch.classifier.scenario;

import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.fact.SourcePosition;
import io.holdwatch.contract.packet.ExceptionPacket;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Fields within a packet's fields: "options.cost" is the cost of each option, in their order. */
final class Parts {
  private Parts() {}

  /** The values at a path, as a scenario writes them: one alone, of a list all. */
  static String of(ExceptionPacket packet, String path) {
    @Nullable Object at = packet;
    for (String name : path.split("\\.", -1)) {
      at = step(at, name);
    }
    return said(at);
  }

  private static @Nullable Object step(@Nullable Object at, String name) {
    if (at instanceof List<?> list) {
      List<@Nullable Object> each = new ArrayList<>();
      list.forEach(element -> each.add(step(element, name)));
      return each;
    }
    if (at instanceof SpecificRecord record) {
      return record.get(Objects.requireNonNull(record.getSchema().getField(name), name).pos());
    }
    return null;
  }

  private static String said(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case List<?> list -> list.stream().map(Parts::said).toList().toString();
      case Money money -> Scenario.text(money.getAmount()) + " " + money.getCurrency();
      case DateOrTime when ->
          String.valueOf(when.getDate() == null ? when.getTime() : when.getDate());
      case SourcePosition position ->
          position.getTopic() + "-" + position.getPartition() + "@" + position.getOffset();
      default -> Scenario.text(value);
    };
  }

  /**
   * Paths to all that a packet's records, and lists of them, are made of; a record that several
   * fields have is taken apart at the first of them.
   */
  static Set<String> paths() {
    Set<String> paths = new TreeSet<>();
    Set<String> apart = new TreeSet<>();
    for (Schema.Field field : ExceptionPacket.getClassSchema().getFields()) {
      collect(field.name(), field.schema(), paths, apart);
    }
    paths.removeIf(path -> !path.contains("."));
    return paths;
  }

  private static void collect(String path, Schema schema, Set<String> paths, Set<String> apart) {
    switch (schema.getType()) {
      case UNION -> schema.getTypes().forEach(each -> collect(path, each, paths, apart));
      case ARRAY -> collect(path, schema.getElementType(), paths, apart);
      case RECORD -> {
        if (!schema.getNamespace().endsWith(".packet")) {
          paths.add(path);
        } else if (apart.add(schema.getFullName())) {
          schema
              .getFields()
              .forEach(each -> collect(path + "." + each.name(), each.schema(), paths, apart));
        }
      }
      case NULL -> {}
      default -> paths.add(path);
    }
  }
}
