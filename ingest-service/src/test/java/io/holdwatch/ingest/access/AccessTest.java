package io.holdwatch.ingest.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdwatch.ingest.access.Decision.Caller;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.PathContainer;

class AccessTest {
  // printf s3cret | sha256sum; printf t0ken | sha256sum
  private static final String SECRET =
      "1ec1c26b50d5d3c58d9583181af8076655fe00756bf7285940ba3670f99fcba0";
  private static final String TOKEN =
      "b46c09677343261f0b439a472422225e3a230c9c094d6ab16762e2036b597053";
  private static final String FILE =
      "# who may ask\n\nwms " + SECRET + " events\ndba " + TOKEN + " events,epochs\n";

  private final Access access = new Access(Optional.of(Tokens.of("tokens", FILE)));

  @Test
  void aTokenOpensWhatItsRolesSayAndNothingElse() {
    assertThat(post("/v1/events", "Bearer s3cret"))
        .isEqualTo(new Decision.Allowed(new Caller.Holder("wms")));
    assertThat(post("/v1/events", "bearer  s3cret"))
        .isEqualTo(new Decision.Allowed(new Caller.Holder("wms")));
    assertThat(post("/v1/sources/erp/epoch", "Bearer s3cret"))
        .isEqualTo(new Decision.Lacking("wms", Role.EPOCHS));
    assertThat(post("/v1/else", "Bearer s3cret")).isEqualTo(new Decision.Closed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer s3cre", "Basic s3cret", "s3cret"})
  void withoutATokenThatIsKnownNobodyIsLetIn(String header) {
    List<String> given = header.isEmpty() ? List.of() : List.of(header);
    for (String path : List.of("/v1/events", "/v1/sources/erp/epoch", "/", "/v1/else")) {
      assertThat(access.decide(false, PathContainer.parsePath(path), given))
          .isEqualTo(new Decision.Unknown(!given.isEmpty()));
      assertThat(access.decide(true, PathContainer.parsePath(path), given))
          .isEqualTo(new Decision.Unknown(!given.isEmpty()));
    }
  }

  @Test
  void twoTokensInOneRequestAreNone() {
    assertThat(
            access.decide(
                false,
                PathContainer.parsePath("/v1/events"),
                List.of("Bearer s3cret", "Bearer t0ken")))
        .isEqualTo(new Decision.Unknown(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v1/events;x=1", "/v1/%65vents", "/actuator/../v1/events", "//v1/events"})
  void noSpellingOfAPathGoesRoundIt(String path) {
    assertThat(access.decide(false, PathContainer.parsePath(path), List.of()))
        .isEqualTo(new Decision.Unknown(false));
  }

  @Test
  void healthMetricsAndTheDescriptionAreOpenToReadersOnly() {
    for (String path : List.of("/actuator/health", "/actuator/prometheus", "/v3/api-docs")) {
      assertThat(access.decide(true, PathContainer.parsePath(path), List.of()))
          .isEqualTo(new Decision.Allowed(new Caller.Anybody()));
      assertThat(access.decide(false, PathContainer.parsePath(path), List.of()))
          .isEqualTo(new Decision.Unknown(false));
    }
  }

  @Test
  void withoutAFileAllIsOpenAndOnlyThisMachineMayAsk() {
    Access local = new Access(Optional.empty());
    assertThat(local.loopbackOnly()).isTrue();
    assertThat(access.loopbackOnly()).isFalse();
    assertThat(local.decide(false, PathContainer.parsePath("/v1/events"), List.of()))
        .isEqualTo(new Decision.Allowed(new Caller.Anybody()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wms | tokens:1: must be 'name sha256-of-token role[,role]'",
        "wms s3cret events | tokens:1: the second word must be the SHA-256 of the token",
        "wms HASH all | tokens:1: 'all' is no role: take events, epochs, or both",
        "w/s HASH events | tokens:1: must be 'name",
        "wms HASH events~wms HASH epochs | tokens:2: 'wms' or its token is there already",
        "# none yet | tokens: names no token",
      })
  void aFileThatSaysSomethingElseIsRefusedWithItsLine(String text, String message) {
    String file = text.replace("HASH", SECRET).replace('~', '\n');
    assertThatThrownBy(() -> Tokens.of("tokens", file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message.replace("''", "'"));
  }

  private Decision post(String path, String authorization) {
    return access.decide(false, PathContainer.parsePath(path), List.of(authorization));
  }
}
