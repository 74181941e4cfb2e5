package io.holdwatch.ingest.access;

import io.holdwatch.ingest.access.Decision.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which role opens which path. Paths are compared as the framework compares them when it looks for
 * whom to call; what is named here neither as open nor with a role is closed.
 */
public final class Access {
  private static final List<PathPattern> OPEN =
      List.of(
          pattern("/actuator/**"),
          pattern("/swagger-ui.html"),
          pattern("/swagger-ui/**"),
          pattern("/webjars/**"),
          pattern("/v3/api-docs/**"));
  private static final Map<PathPattern, Role> ROLES =
      Map.of(
          pattern("/v1/events"), Role.EVENTS, pattern("/v1/sources/{source}/epoch"), Role.EPOCHS);

  private final Optional<Tokens> tokens;

  /** Access with these tokens; without any, only this machine can ask, and may all. */
  public Access(Optional<Tokens> tokens) {
    this.tokens = tokens;
  }

  /** Whether other machines must be kept from asking at all. */
  public boolean loopbackOnly() {
    return tokens.isEmpty();
  }

  /**
   * Decides about one request.
   *
   * @param reads whether the method only reads
   * @param authorization the header "Authorization", each value that was given
   */
  public Decision decide(boolean reads, PathContainer path, List<String> authorization) {
    if (tokens.isEmpty() || (reads && OPEN.stream().anyMatch(open -> open.matches(path)))) {
      return new Decision.Allowed(new Caller.Anybody());
    }
    Optional<Tokens.Holder> holder = bearer(authorization).flatMap(tokens.get()::holder);
    if (holder.isEmpty()) {
      return new Decision.Unknown(!authorization.isEmpty());
    }
    Optional<Role> role =
        ROLES.entrySet().stream()
            .filter(each -> each.getKey().matches(path))
            .map(Map.Entry::getValue)
            .findFirst();
    if (role.isEmpty()) {
      return new Decision.Closed();
    }
    return holder.get().roles().contains(role.get())
        ? new Decision.Allowed(new Caller.Holder(holder.get().name()))
        : new Decision.Lacking(holder.get().name(), role.get());
  }

  private static Optional<String> bearer(List<String> authorization) {
    return Optional.of(authorization)
        .filter(values -> values.size() == 1)
        .map(List::getFirst)
        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(value -> value.substring(7).strip());
  }

  private static PathPattern pattern(String path) {
    return PathPatternParser.defaultInstance.parse(path);
  }
}
