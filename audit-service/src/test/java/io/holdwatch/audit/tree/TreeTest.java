package io.holdwatch.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TreeTest {
  /** Leaves of the test tree of the certificate-transparency reference implementation. */
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  /** Root hashes of its trees of 0 to 8 leaves. */
  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  private final Map<String, List<Hash>> tiles = new HashMap<>();
  private final Tiles stored = (level, index, width) -> tile(level + "/" + index).subList(0, width);

  @Test
  void rootsAreThoseOfTheReferenceImplementation() {
    RightEdge edge = new RightEdge();
    assertThat(edge.root()).hasToString(ROOTS.getFirst());
    for (int i = 0; i < LEAVES.size(); i++) {
      grow(edge, List.of(Hash.leaf(HexFormat.of().parseHex(LEAVES.get(i)))));
      assertThat(edge.root()).hasToString(ROOTS.get(i + 1));
    }
  }

  @Test
  void proofsAreThoseOfTheReferenceImplementation() {
    RightEdge edge = new RightEdge();
    grow(edge, LEAVES.stream().map(leaf -> Hash.leaf(HexFormat.of().parseHex(leaf))).toList());
    Proofs proofs = new Proofs(8, stored);
    assertThat(proofs.inclusion(0))
        .map(Hash::toString)
        .containsExactly(
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
    assertThat(proofs.inclusion(5))
        .map(Hash::toString)
        .containsExactly(
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    assertThat(proofs.consistency(6))
        .map(Hash::toString)
        .containsExactly(
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    assertThat(proofs.consistency(8)).isEmpty();
    assertThatThrownBy(() -> proofs.inclusion(8)).hasMessage("index 8 is not below the size 8");
    assertThatThrownBy(() -> proofs.consistency(0))
        .hasMessage("from 0 is not within 1 and the size 8");
  }

  @Test
  void growsAsTheDefinitionSaysInBatchesOfAnySize() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("TreeTest seed " + seed);
    Random random = new Random(seed);
    List<Hash> leaves = new ArrayList<>();
    RightEdge edge = new RightEdge();
    while (leaves.size() < 20_000) {
      List<Hash> batch = new ArrayList<>();
      int most = random.nextInt(3) == 0 ? 3_000 : 300;
      for (int i = random.nextInt(most); i >= 0; i--) {
        batch.add(
            Hash.leaf(("leaf " + (leaves.size() + batch.size())).getBytes(StandardCharsets.UTF_8)));
      }
      leaves.addAll(batch);
      grow(edge, batch);
      assertThat(edge.size()).isEqualTo(leaves.size());
      assertThat(edge.root()).as("root of %d", leaves.size()).isEqualTo(Naive.root(leaves));
      assertThat(RightEdge.of(leaves.size(), stored).root()).isEqualTo(edge.root());
    }
    for (int i = 0; i < 60; i++) {
      int size = 1 + random.nextInt(leaves.size());
      List<Hash> part = leaves.subList(0, size);
      int leaf = random.nextInt(size);
      int from = 1 + random.nextInt(size);
      Proofs proofs = new Proofs(size, stored);
      assertThat(proofs.root()).isEqualTo(Naive.root(part));
      assertThat(proofs.inclusion(leaf))
          .as("leaf %d of %d", leaf, size)
          .isEqualTo(Naive.path(leaf, part));
      assertThat(proofs.consistency(from))
          .as("%d to %d", from, size)
          .isEqualTo(Naive.proof(from, part));
    }
  }

  @Test
  void aTreeOfSeventyThousandHasTheTilesOfTheSpecification() {
    RightEdge edge = new RightEdge();
    Hash leaf = Hash.leaf(new byte[0]);
    grow(edge, java.util.Collections.nCopies(70_000, leaf));
    assertThat(tiles.keySet().stream().filter(name -> name.startsWith("0/"))).hasSize(274);
    assertThat(tiles.get("0/273")).hasSize(112);
    assertThat(tiles.get("1/0")).hasSize(256);
    assertThat(tiles.get("1/1")).hasSize(17);
    assertThat(tiles.get("2/0")).hasSize(1);
  }

  private List<Hash> tile(String name) {
    return Objects.requireNonNull(tiles.get(name), name);
  }

  private void grow(RightEdge edge, List<Hash> leaves) {
    edge.append(leaves)
        .forEach(tile -> tiles.put(tile.level() + "/" + tile.index(), tile.hashes()));
  }
}
