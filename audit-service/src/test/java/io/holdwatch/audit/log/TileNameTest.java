package io.holdwatch.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TileNameTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 256, tile/0/000",
    "0, 273, 112, tile/0/273.p/112",
    "1, 999, 1, tile/1/999.p/1",
    "0, 1000, 256, tile/0/x001/000",
    "0, 1234067, 256, tile/0/x001/x234/067",
    "-1, 1234067, 8, tile/entries/x001/x234/067.p/8"
  })
  void isWrittenAsTheSpecificationSays(int level, long index, int width, String path) {
    TileName name = new TileName(level, index, width);
    assertThat(name.path()).isEqualTo(path);
    assertThat(TileName.parse(path)).contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tile/0/0",
        "tile/8/000",
        "tile/00/000",
        "tile/0/x000/001",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/000/",
        "tile/0/../../keys",
        "tile/data/000",
        "tile/0/000.p/999"
      })
  void otherNamesAreNone(String path) {
    assertThat(TileName.parse(path)).isEmpty();
  }

  @Test
  void knowsTheSmallestTreeThatHasIt() {
    assertThat(new TileName(0, 1, 3).covers()).isEqualTo(259);
    assertThat(new TileName(TileName.ENTRIES, 0, 256).covers()).isEqualTo(256);
    assertThat(new TileName(1, 0, 2).covers()).isEqualTo(512);
    assertThat(new TileName(7, 999_999_999L, 256).covers()).isEqualTo(Long.MAX_VALUE);
  }
}
