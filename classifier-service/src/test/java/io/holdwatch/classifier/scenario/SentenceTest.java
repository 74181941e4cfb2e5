package io.holdwatch.classifier.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.packet.ExceptionPacket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people read in the packets of all scenarios is written as people write. */
final class SentenceTest {
  /** Two blanks, a blank before a mark or after a bracket, a mark and at once a letter. */
  private static final Pattern BLANKS = Pattern.compile(" {2}| [,.;:)]|\\( |[,;.)][A-Za-z]|^ | $");

  /** Marks that stand twice, an empty bracket, a value that is not there. */
  private static final Pattern BROKEN =
      Pattern.compile("[,.;:][,.;:]|\\(\\)|\\bnull\\b|\\bnone of\\b");

  /** A word at the end of which another begins: "shippedbut". */
  private static final Pattern RUN_TOGETHER =
      Pattern.compile("\\b[a-z]{2,}(?:but|and|which|while|because|though)\\b");

  private static final Set<String> WORDS =
      Set.of("hand", "demand", "stand", "thousand", "although", "land", "brand");

  private static final TreeMap<String, String> SAID = new TreeMap<>();

  @BeforeAll
  static void play() throws IOException {
    for (Told told : Told.all()) {
      texts(told.packet()).forEach(text -> SAID.putIfAbsent(text, told.where()));
    }
  }

  @Test
  void blanksAndMarksStandWhereTheyBelong() {
    assertThat(wrong(text -> BLANKS.matcher(text).find())).isEmpty();
  }

  @Test
  void nothingIsLeftOutOfASentence() {
    assertThat(wrong(text -> BROKEN.matcher(text).find())).isEmpty();
  }

  @Test
  void wordsDoNotRunTogether() {
    assertThat(
            wrong(
                text -> {
                  Matcher found = RUN_TOGETHER.matcher(text);
                  return found.results().anyMatch(each -> !WORDS.contains(each.group()));
                }))
        .isEmpty();
  }

  @Test
  void aSummaryIsASentence() throws IOException {
    assertThat(Told.all())
        .allSatisfy(
            told -> assertThat(told.packet().getSummary()).as(told.where()).matches("[A-Z].*[.]"));
  }

  private static List<String> wrong(Predicate<String> wrong) {
    List<String> found = new ArrayList<>();
    SAID.forEach(
        (text, where) -> {
          if (wrong.test(text)) {
            found.add("\"" + text + "\" in " + where);
          }
        });
    return found;
  }

  private static Stream<String> texts(ExceptionPacket packet) {
    List<String> texts = new ArrayList<>();
    add(texts, packet.getSummary());
    add(texts, packet.getWithheld());
    add(texts, packet.getUnvalued());
    add(texts, packet.getCreditFacts());
    add(texts, packet.getContractFacts());
    add(texts, packet.getDeliveryFeasibility());
    texts.addAll(packet.getStockOptions());
    packet.getEvidence().forEach(each -> fields(texts, each));
    packet.getOptions().forEach(each -> fields(texts, each));
    packet.getLocked().forEach(each -> fields(texts, each));
    packet.getPriorityParts().forEach(each -> fields(texts, each));
    packet.getCommitments().forEach(each -> add(texts, each.getSaid()));
    if (packet.getFollowUp() != null) {
      texts.addAll(packet.getFollowUp().getMismatches());
      add(texts, packet.getFollowUp().getUnknown());
    }
    return texts.stream();
  }

  private static void fields(List<String> texts, SpecificRecord record) {
    for (int i = 0; i < record.getSchema().getFields().size(); i++) {
      if (record.get(i) instanceof String text) {
        texts.add(text);
      }
    }
  }

  private static void add(List<String> texts, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      texts.add(text);
    }
  }
}
