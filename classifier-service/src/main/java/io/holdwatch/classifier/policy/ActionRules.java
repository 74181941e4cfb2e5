package io.holdwatch.classifier.policy;

import io.holdwatch.classifier.option.Action;
import io.holdwatch.classifier.option.Change;
import io.holdwatch.classifier.option.Proposal;
import io.holdwatch.contract.fact.Hold;
import io.holdwatch.contract.packet.ExceptionType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a policy pack says of actions.
 *
 * @param signOff roles that have to approve an action, by action; none where it is not named
 * @param locks what must not be done while an exception is open
 * @param execution how long an action takes until it has effect, by action
 * @param owners who decides about which exceptions
 * @param releases roles that have to approve the release of a hold, by its kind; "other": of kinds
 *     that are not named; where it names neither, those of the action
 */
public record ActionRules(
    Map<Action, List<String>> signOff,
    List<Lock> locks,
    Map<Action, Duration> execution,
    List<Owner> owners,
    Map<String, List<String>> releases) {
  private static final Duration SOON = Duration.ofHours(1);
  private static final String OTHER = "other";
  private static final String ACCOUNT_OWNER = "account owner";

  /**
   * What must not be done to an order while an exception of a type is open on it.
   *
   * @param type type of the exception
   * @param actions that are locked
   * @param rule in words
   * @param unlockedBy role that can unlock them
   */
  public record Lock(ExceptionType type, Set<Action> actions, String rule, String unlockedBy) {}

  /**
   * Who decides about exceptions of a type.
   *
   * @param type type of the exceptions
   * @param subReasons sub-reasons that it covers; empty: all that no other of the type covers
   * @param team the team
   */
  public record Owner(ExceptionType type, Set<String> subReasons, String team) {}

  /** The team that decides about an exception; empty where the pack does not say. */
  public Optional<String> owner(ExceptionType type, String subReason) {
    return owners.stream()
        .filter(owner -> owner.type() == type)
        .filter(owner -> owner.subReasons().isEmpty() || owner.subReasons().contains(subReason))
        .min(Comparator.comparing(owner -> owner.subReasons().isEmpty()))
        .map(Owner::team);
  }

  /** Roles that have to approve a proposal: of a hold's release those of its kind. */
  public List<String> approvals(Proposal proposal) {
    List<String> usual = signOff.getOrDefault(proposal.action(), List.of());
    if (proposal.action() != Action.RELEASE_HOLD) {
      return usual;
    }
    Set<String> roles = new LinkedHashSet<>();
    for (Change change : proposal.changes()) {
      if (change.before() instanceof Hold hold) {
        roles.addAll(releases.getOrDefault(kind(hold), releases.getOrDefault(OTHER, usual)));
      }
    }
    return roles.isEmpty() ? usual : List.copyOf(roles);
  }

  private static String kind(Hold hold) {
    return hold.getKind() == null ? "" : hold.getKind().strip().toLowerCase(Locale.ROOT);
  }

  /**
   * Who can unlock what the order itself rules out: whoever approves it, else who knows whom to
   * ask.
   */
  public String unlocks(Action action) {
    List<String> roles = signOff.getOrDefault(action, List.of());
    return roles.isEmpty() ? ACCOUNT_OWNER : roles.getFirst();
  }

  /** How long an action takes; an hour where the pack does not say. */
  public Duration execution(Action action) {
    return execution.getOrDefault(action, SOON);
  }

  static ActionRules of(Map<String, Object> pack) {
    Map<Action, List<String>> signOff = new EnumMap<>(Action.class);
    ClassifierPolicy.map(pack, "signOff")
        .forEach((action, roles) -> signOff.put(Action.valueOf(action), texts(roles)));
    Map<Action, Duration> execution = new EnumMap<>(Action.class);
    ClassifierPolicy.map(pack, "execution")
        .forEach(
            (action, time) ->
                execution.put(Action.valueOf(action), Duration.parse(time.toString())));
    List<Lock> locks = new ArrayList<>();
    if (pack.get("locked") instanceof List<?> list) {
      for (Object each : list) {
        Map<String, Object> lock = ClassifierPolicy.map(Map.of("lock", each), "lock");
        Set<Action> actions = EnumSet.noneOf(Action.class);
        texts(lock.get("actions")).forEach(action -> actions.add(Action.valueOf(action)));
        locks.add(
            new Lock(
                ExceptionType.valueOf(String.valueOf(lock.get("type"))),
                actions,
                String.valueOf(lock.get("rule")),
                String.valueOf(lock.get("unlockedBy"))));
      }
    }
    return new ActionRules(
        Map.copyOf(signOff),
        List.copyOf(locks),
        Map.copyOf(execution),
        owners(pack),
        releases(pack));
  }

  private static Map<String, List<String>> releases(Map<String, Object> pack) {
    Map<String, List<String>> releases = new HashMap<>();
    ClassifierPolicy.map(ClassifierPolicy.map(pack, "holds"), "release")
        .forEach((kind, roles) -> releases.put(kind.toLowerCase(Locale.ROOT), texts(roles)));
    return Map.copyOf(releases);
  }

  private static List<Owner> owners(Map<String, Object> pack) {
    List<Owner> owners = new ArrayList<>();
    if (pack.get("owners") instanceof List<?> list) {
      for (Object each : list) {
        Map<String, Object> owner = ClassifierPolicy.map(Map.of("owner", each), "owner");
        owners.add(
            new Owner(
                ExceptionType.valueOf(String.valueOf(owner.get("type"))),
                Set.copyOf(texts(owner.get("subReasons"))),
                String.valueOf(owner.get("team"))));
      }
    }
    return List.copyOf(owners);
  }

  private static List<String> texts(@Nullable Object list) {
    return list instanceof List<?> texts ? texts.stream().map(String::valueOf).toList() : List.of();
  }
}
