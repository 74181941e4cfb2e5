package io.holdwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DocTest {
  private static final Pattern UNIT = Pattern.compile("\\[[^\\]]+\\]");

  @Test
  void everyRecordEnumAndFieldSaysWhatItIsAndEveryNumberItsUnit() {
    TreeSet<String> lacking = new TreeSet<>();
    Contracts.records().values().forEach(record -> check(record, record.getFullName(), lacking));
    assertThat(lacking).as("write a doc comment before it in src/main/avro").isEmpty();
  }

  @Test
  void outwardContractsHaveNoUnionButOfNullAndOneTypeAndNoEnumWithoutDefault() {
    List<String> growing = new ArrayList<>();
    Contracts.subjects().stream()
        .filter(Contracts.Subject::full)
        .forEach(subject -> outward(subject.schema(), subject.name(), new TreeSet<>(), growing));
    assertThat(growing).as("a subscriber who upgrades late would break on these").isEmpty();
  }

  private static void check(Schema named, String path, Set<String> lacking) {
    if (isBlank(named.getDoc())) {
      lacking.add(path + " has no doc");
    }
    if (named.getType() != Schema.Type.RECORD) {
      return;
    }
    for (Schema.Field field : named.getFields()) {
      String at = path + "." + field.name();
      String doc = field.doc();
      if (isBlank(doc)) {
        lacking.add(at + " has no doc");
      } else if (isNumber(field.schema()) && !UNIT.matcher(doc).find()) {
        lacking.add(at + " names no [unit]: " + doc);
      }
      enums(field.schema(), at, lacking);
    }
  }

  private static void enums(Schema schema, String path, Set<String> lacking) {
    switch (schema.getType()) {
      case ENUM, FIXED -> check(schema, schema.getFullName(), lacking);
      case UNION -> schema.getTypes().forEach(branch -> enums(branch, path, lacking));
      case ARRAY -> enums(schema.getElementType(), path, lacking);
      case MAP -> enums(schema.getValueType(), path, lacking);
      case RECORD, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
    }
  }

  private static boolean isNumber(Schema schema) {
    return switch (schema.getType()) {
      case INT, LONG, FLOAT, DOUBLE -> true;
      case BYTES, FIXED, STRING -> schema.getLogicalType() != null;
      case ARRAY -> isNumber(schema.getElementType());
      case MAP -> isNumber(schema.getValueType());
      case UNION -> schema.getTypes().stream().anyMatch(DocTest::isNumber);
      case RECORD, ENUM, BOOLEAN, NULL -> false;
    };
  }

  private static void outward(Schema schema, String path, Set<String> seen, List<String> growing) {
    switch (schema.getType()) {
      case RECORD -> {
        if (seen.add(schema.getFullName())) {
          schema
              .getFields()
              .forEach(f -> outward(f.schema(), path + "." + f.name(), seen, growing));
        }
      }
      case UNION -> {
        if (schema.getTypes().size() != 2 || !schema.isNullable()) {
          growing.add(path + ": make it null and one type, not " + schema);
        }
        schema.getTypes().forEach(branch -> outward(branch, path, seen, growing));
      }
      case ENUM -> {
        if (schema.getEnumDefault() == null) {
          growing.add(path + ": give enum " + schema.getFullName() + " a default symbol");
        }
      }
      case ARRAY -> outward(schema.getElementType(), path + "[]", seen, growing);
      case MAP -> outward(schema.getValueType(), path + "{}", seen, growing);
      case FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
    }
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
