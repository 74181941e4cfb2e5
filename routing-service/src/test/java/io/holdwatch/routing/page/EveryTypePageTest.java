package io.holdwatch.routing.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.packet.ExceptionType;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type has a line in the queue and pages of its own. */
@Timeout(60)
final class EveryTypePageTest extends ServedPage {
  private static final Say SAY = new Say();

  @ParameterizedTest
  @MethodSource("types")
  void aTypeIsShownInTheQueueOnItsPageAndOnThatOfItsCause(ExceptionType type) throws Exception {
    for (String path :
        new String[] {
          "/?team=every-type&type=" + type,
          "/?sort=loss&team=every-type&type=" + type,
          "/?cause=cause-of:" + type,
          "/exceptions/" + type,
          "/exceptions/of-" + type,
          "/causes/cause-of:" + type,
          "/orders/L:17-" + type
        }) {
      var answer = get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.body()).as(path).contains(SAY.word(type.name()), "17-" + type);
    }
  }

  static Set<ExceptionType> types() {
    return ServedQueue.types();
  }
}
