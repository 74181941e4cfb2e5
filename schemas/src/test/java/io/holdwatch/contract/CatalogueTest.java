package io.holdwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.Topic.Partitioning;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CatalogueTest {
  private static final Set<String> SERVICES = Set.of("ingest", "classifier", "routing", "audit");
  private static final Set<String> ROLES = Set.of("operator", "subscriber");

  static Stream<Topic> topics() {
    return Topics.all().stream();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void everyEntryIsComplete(Topic topic) {
    assertThat(topic.name()).matches("[a-z][a-z.-]*[a-z]");
    assertThat(List.of(topic.key(), topic.values())).noneMatch(String::isBlank);
    assertThat(topic.subjects()).isIn("topic-name", "topic-record-name", "none");
    assertThat(topic.compatibility()).isIn("BACKWARD_TRANSITIVE", "FULL_TRANSITIVE", "NONE");
    assertThat(topic.compatibility().equals("NONE")).isEqualTo(topic.subjects().equals("none"));
    topic.retentionDays().ifPresent(days -> assertThat(days).isPositive());
    assertThat(topic.writers()).isNotEmpty().doesNotHaveDuplicates();
    assertThat(topic.readers()).isNotEmpty().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void writersAndReadersAreServicesAndRolesThatExist(Topic topic) {
    Set<String> known = new HashSet<>(SERVICES);
    known.addAll(ROLES);
    assertThat(topic.writers()).isSubsetOf(known);
    assertThat(topic.readers()).isSubsetOf(known);
  }

  @Test
  void onlyRequestsAreWrittenFromOutside() {
    assertThat(topics().filter(topic -> !SERVICES.containsAll(topic.writers())).map(Topic::name))
        .containsExactly("cases.requests");
  }

  @Test
  void teamsAreThoseOfTheDesign() {
    assertThat(Topics.teams())
        .containsExactly(
            "sales-operations",
            "credit-control",
            "finance",
            "pricing",
            "warehouse",
            "planning",
            "logistics",
            "dispatch",
            "procurement",
            "customer-service",
            "account-owners",
            "compliance",
            "master-data",
            "executives");
  }

  @Test
  void namesAreUniqueAndThoseThatCodeUsesExist() {
    assertThat(topics().map(Topic::name))
        .doesNotHaveDuplicates()
        .contains(
            Topics.FACTS,
            Topics.CONTACTS,
            Topics.REJECTED,
            Topics.SHARED,
            Topics.PACKETS,
            Topics.CASES,
            Topics.POLICIES,
            Topics.AUDIT)
        .containsAll(Topics.teams().stream().map(Topics::owners).toList());
  }

  @Test
  void everythingOfAScopeSharesItsPartitioning() {
    Set<String> ofScopes =
        Set.of("facts", "packet", "case-command", "case-request", "case-result", "case", "routed");
    assertThat(
            topics()
                .filter(topic -> topic.partitioning() == Partitioning.SCOPE)
                .map(Topic::values)
                .distinct())
        .containsExactlyInAnyOrderElementsOf(ofScopes);
    assertThat(
            topics()
                .filter(topic -> ofScopes.contains(topic.values()))
                .map(Topic::partitioning)
                .distinct())
        .containsExactly(Partitioning.SCOPE);
  }

  @Test
  void whatSubscribersReadStaysCompatibleInBothDirections() {
    assertThat(topics().filter(topic -> topic.readers().contains("subscriber")))
        .isNotEmpty()
        .allSatisfy(
            topic ->
                assertThat(topic.compatibility()).as(topic.name()).isEqualTo("FULL_TRANSITIVE"));
  }

  @Test
  void decisionsAndPoliciesAreKeptForEverInOnePartition() {
    Map<String, Topic> byName =
        topics().collect(Collectors.toMap(Topic::name, Function.identity()));
    for (String name : List.of(Topics.AUDIT, Topics.POLICIES)) {
      assertThat(byName.get(name))
          .satisfies(
              topic -> {
                assertThat(topic.partitioning()).isEqualTo(Partitioning.SINGLE);
                assertThat(topic.retentionDays()).isEmpty();
                assertThat(topic.compacted()).isFalse();
              });
    }
  }

  @Test
  void everyRecordWithAnEnvelopeIsAFactAndEveryOtherFactIsAControlRecord() {
    Set<String> withEnvelope =
        Contracts.records().values().stream()
            .filter(record -> record.getField("envelope") != null)
            .map(Schema::getFullName)
            .collect(Collectors.toSet());
    Set<String> facts = new HashSet<>();
    Contracts.facts().stream()
        .filter(fact -> !Contracts.CONTROL.contains(fact.getName()))
        .forEach(fact -> facts.add(fact.getFullName()));
    assertThat(facts).isEqualTo(withEnvelope);
    assertThat(Contracts.facts().stream().map(Schema::getName)).containsAll(Contracts.CONTROL);
  }

  @Test
  void everyFactStartsWithItsEnvelope() {
    assertThat(
            Contracts.facts().stream().filter(fact -> !Contracts.CONTROL.contains(fact.getName())))
        .allSatisfy(
            fact -> {
              assertThat(fact.getFields().getFirst().name()).isEqualTo("envelope");
              assertThat(fact.getFields().getFirst().schema().getFullName())
                  .isEqualTo("io.holdwatch.contract.fact.Envelope");
            });
  }
}
