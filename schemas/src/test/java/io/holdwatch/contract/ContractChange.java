package io.holdwatch.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.jspecify.annotations.Nullable;

/**
 * What a change from one version of a contract to another would break.
 *
 * <p>Avro's own check compares types and ignores what gives them meaning; so this walks both
 * versions side by side and refuses a changed logical type, precision, scale or default and a
 * renamed field at every level, and what a level that holds in both directions cannot bear. Avro's
 * check comes last and catches what is left.
 */
final class ContractChange {
  private final String subject;
  private final int version;
  private final boolean full;
  private final List<Refusal> refusals = new ArrayList<>();
  private final Set<String> walked = new HashSet<>();

  private ContractChange(String subject, int version, boolean full) {
    this.subject = subject;
    this.version = version;
    this.full = full;
  }

  /**
   * Everything that forbids this change; empty where nothing does.
   *
   * @param full whether old readers must read new values too
   */
  static List<Refusal> refusals(
      String subject, int version, boolean full, Schema before, Schema after) {
    ContractChange change = new ContractChange(subject, version, full);
    change.walk(before, after, before.getName());
    if (change.refusals.isEmpty()) {
      change.askAvro(after, before, "new readers cannot read old values");
      if (full) {
        change.askAvro(before, after, "old readers cannot read new values");
      }
    }
    return change.refusals;
  }

  private void walk(Schema before, Schema after, String path) {
    if (before.isUnion() || after.isUnion()) {
      union(before, after, path);
      return;
    }
    same("logical type", before.getProp("logicalType"), after.getProp("logicalType"), path);
    same("precision", before.getObjectProp("precision"), after.getObjectProp("precision"), path);
    same("scale", before.getObjectProp("scale"), after.getObjectProp("scale"), path);
    if (before.getType() != after.getType()) {
      return; // Avro knows which numbers widen.
    }
    switch (before.getType()) {
      case RECORD -> record(before, after, path);
      case ENUM -> symbols(before, after, path);
      case FIXED -> same("size", before.getFixedSize(), after.getFixedSize(), path);
      case ARRAY -> walk(before.getElementType(), after.getElementType(), path + "[]");
      case MAP -> walk(before.getValueType(), after.getValueType(), path + "{}");
      case UNION, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
    }
  }

  private void record(Schema before, Schema after, String path) {
    same("record name", before.getFullName(), after.getFullName(), path);
    if (!walked.add(before.getFullName())) {
      return;
    }
    for (Schema.Field old : before.getFields()) {
      String at = path + "." + old.name();
      Schema.Field field = after.getField(old.name());
      if (field == null) {
        gone(old, before, after, at);
      } else {
        defaults(old, field, at);
        walk(old.schema(), field.schema(), at);
      }
    }
    for (Schema.Field field : after.getFields()) {
      if (before.getField(field.name()) == null && !field.hasDefaultValue()) {
        refuse(
            path + "." + field.name(),
            "added without a default",
            "give it one, as null is for '?' types");
      }
    }
  }

  private void gone(Schema.Field old, Schema before, Schema after, String at) {
    Optional<Schema.Field> heir =
        after.getFields().stream()
            .filter(field -> before.getField(field.name()) == null)
            .filter(
                field ->
                    field.aliases().contains(old.name()) || field.schema().equals(old.schema()))
            .findFirst();
    if (heir.isPresent()) {
      refuse(
          at,
          "renamed to '" + heir.get().name() + "', so that its old values are lost",
          "keep '" + old.name() + "' and add '" + heir.get().name() + "' beside it");
    } else if (full && !old.hasDefaultValue()) {
      refuse(at, "removed, and old readers have no default for it", "keep it");
    }
  }

  private void defaults(Schema.Field old, Schema.Field field, String at) {
    if (old.hasDefaultValue() && !field.hasDefaultValue()) {
      refuse(at, "its default " + text(old) + " was removed", "put the default back");
    } else if (old.hasDefaultValue() && !text(old).equals(text(field))) {
      refuse(
          at,
          "its default changed from "
              + text(old)
              + " to "
              + text(field)
              + ", and what was written before it with it",
          "put the default back");
    }
  }

  private void union(Schema before, Schema after, String path) {
    Map<String, Schema> old = branches(before);
    Map<String, Schema> now = branches(after);
    old.forEach(
        (name, branch) -> {
          Schema same = now.get(name);
          if (same != null) {
            walk(branch, same, path);
          } else {
            refuse(path, "its union lost '" + name + "', which old values have", "put it back");
          }
        });
    if (full) {
      now.keySet().stream()
          .filter(name -> !old.containsKey(name))
          .forEach(
              name ->
                  refuse(
                      path,
                      "its union grew by '" + name + "', which old readers do not know",
                      "add a field of its own for it"));
    }
  }

  private static Map<String, Schema> branches(Schema schema) {
    Map<String, Schema> branches = new LinkedHashMap<>();
    List<Schema> types = schema.isUnion() ? schema.getTypes() : List.of(schema);
    types.forEach(type -> branches.put(type.getFullName(), type));
    return branches;
  }

  private void symbols(Schema before, Schema after, String path) {
    same("enum name", before.getFullName(), after.getFullName(), path);
    same("default symbol", before.getEnumDefault(), after.getEnumDefault(), path);
    for (String symbol : before.getEnumSymbols()) {
      if (!after.hasEnumSymbol(symbol)) {
        refuse(
            path, "enum symbol " + symbol + " was removed, which old values have", "put it back");
      }
    }
    if (full && before.getEnumDefault() == null) {
      for (String symbol : after.getEnumSymbols()) {
        if (!before.hasEnumSymbol(symbol)) {
          refuse(
              path,
              "enum symbol " + symbol + " was added, and old readers have no default symbol",
              "take it out");
        }
      }
    }
  }

  private void askAvro(Schema reader, Schema writer, String meaning) {
    var answer = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
    if (answer.getType() != SchemaCompatibilityType.COMPATIBLE) {
      answer
          .getResult()
          .getIncompatibilities()
          .forEach(
              why ->
                  refuse(
                      why.getLocation(),
                      meaning + " (" + why.getType() + ": " + why.getMessage() + ")",
                      "take the change back, or add a field with a default"));
    }
  }

  private void same(String what, @Nullable Object old, @Nullable Object now, String path) {
    if (!Objects.equals(old, now)) {
      refuse(
          path,
          what
              + " changed from "
              + (old == null ? "none" : old)
              + " to "
              + (now == null ? "none" : now),
          "put it back and add a field of another name beside it");
    }
  }

  private static String text(Schema.Field field) {
    Object value = field.defaultVal();
    return value == JsonProperties.NULL_VALUE ? "null" : "'" + value + "'";
  }

  private void refuse(String field, String change, String mend) {
    refusals.add(new Refusal(subject, version, field, change, mend));
  }
}
