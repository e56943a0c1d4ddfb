package org.qiantang.engine.tlog.merkle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;

class MerkleTest {
    /** The leaves that Certificate Transparency's own tests have used since RFC 6962. */
    private static final List<byte[]> CT_LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(HexFormat.of()::parseHex)
            .toList();

    private static final List<String> CT_ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void an_empty_tree_has_the_hash_of_nothing_as_its_root() {
        assertThat(Merkle.EMPTY.hex()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(prover(List.of(), 0).root()).isEqualTo(Merkle.EMPTY);
    }

    @Test
    void the_roots_are_those_of_certificate_transparency() {
        for (int size = 1; size <= CT_LEAVES.size(); size++) {
            assertThat(prover(CT_LEAVES, size).root().hex()).isEqualTo(CT_ROOTS.get(size - 1));
        }
    }

    @Test
    void proofs_are_those_that_the_text_of_the_rfc_defines() {
        List<byte[]> leaves = leaves(70);
        for (int size = 1; size <= leaves.size(); size++) {
            List<byte[]> d = leaves.subList(0, size);
            Prover prover = prover(leaves, size);

            assertThat(prover.root()).isEqualTo(NaiveTree.mth(d));
            for (int m = 0; m < size; m++) {
                assertThat(prover.inclusion(m)).isEqualTo(NaiveTree.path(m, d));
            }
            for (int m = 1; m <= size; m++) {
                assertThat(prover.consistency(m)).isEqualTo(NaiveTree.proof(m, d));
            }
        }
    }

    @Test
    void a_leaf_is_proven_at_its_own_index_and_at_no_other() {
        List<byte[]> leaves = leaves(40);
        for (int size = 1; size <= leaves.size(); size++) {
            Prover prover = prover(leaves, size);
            Hash root = prover.root();
            for (int index = 0; index < size; index++) {
                List<Hash> proof = prover.inclusion(index);
                for (int claimed = -1; claimed <= size; claimed++) {
                    assertThat(Merkle.includes(root, size, claimed, leafAt(leaves, index), proof))
                            .isEqualTo(claimed == index);
                }
            }
        }
    }

    @Test
    void a_tree_is_proven_to_begin_with_each_earlier_one() {
        List<byte[]> leaves = leaves(70);
        for (int newer = 0; newer <= leaves.size(); newer++) {
            Prover prover = prover(leaves, newer);
            for (int older = 0; older <= newer; older++) {
                List<Hash> proof = prover.consistency(older);

                assertThat(Merkle.extendsTree(prover(leaves, older).root(), older, prover.root(), newer, proof))
                        .isTrue();
            }
        }
    }

    @ForEachSeed(count = 300)
    void a_proof_with_anything_changed_does_not_hold(long seed) {
        var random = new SplittableRandom(seed);
        int size = random.nextInt(2, 600);
        List<byte[]> leaves = leaves(size);
        Prover prover = prover(leaves, size);
        int index = random.nextInt(size);
        int older = random.nextInt(1, size);
        Hash oldRoot = prover(leaves, older).root();
        List<Hash> inclusion = prover.inclusion(index);
        List<Hash> consistency = prover.consistency(older);

        List<Hash> bentInclusion = bent(inclusion, random);
        List<Hash> bentConsistency = bent(consistency, random);
        Hash other = Hash.sha256(new byte[] {1, 2, 3});

        Hash leaf = leafAt(leaves, index);
        assertThat(Merkle.includes(prover.root(), size, index, leaf, inclusion)).isTrue();
        assertThat(Merkle.includes(prover.root(), size, index, leaf, bentInclusion))
                .isFalse();
        assertThat(Merkle.includes(prover.root(), size, index, other, inclusion))
                .isFalse();
        assertThat(Merkle.includes(other, size, index, leaf, inclusion)).isFalse();
        assertThat(Merkle.extendsTree(oldRoot, older, prover.root(), size, consistency))
                .isTrue();
        assertThat(Merkle.extendsTree(oldRoot, older, prover.root(), size, bentConsistency))
                .isFalse();
        assertThat(Merkle.extendsTree(other, older, prover.root(), size, consistency))
                .isFalse();
        assertThat(Merkle.extendsTree(oldRoot, older, other, size, consistency)).isFalse();
    }

    @Test
    void trees_of_one_size_are_consistent_only_if_they_are_one() {
        Hash root = prover(leaves(5), 5).root();
        Hash other = Hash.sha256(new byte[] {1});

        assertThat(Merkle.extendsTree(root, 5, root, 5, List.of())).isTrue();
        assertThat(Merkle.extendsTree(root, 5, other, 5, List.of())).isFalse();
        assertThat(Merkle.extendsTree(root, 5, root, 5, List.of(other))).isFalse();
        assertThat(Merkle.extendsTree(root, 5, root, 4, List.of())).isFalse();
    }

    @Test
    void a_node_cannot_pass_for_a_leaf() {
        List<byte[]> leaves = leaves(2);
        Hash left = leafAt(leaves, 0);
        Hash right = leafAt(leaves, 1);
        var both = new byte[64];
        System.arraycopy(left.bytes(), 0, both, 0, 32);
        System.arraycopy(right.bytes(), 0, both, 32, 32);

        assertThat(Merkle.leaf(both)).isNotEqualTo(Merkle.node(left, right));
    }

    /** One hash changed, left out, doubled, or two changed about. */
    private static List<Hash> bent(List<Hash> proof, SplittableRandom random) {
        var bent = new ArrayList<Hash>(proof);
        int at = random.nextInt(proof.size());
        switch (random.nextInt(3)) {
            case 0 -> bent.set(at, Hash.sha256(proof.get(at).bytes()));
            case 1 -> bent.remove(at);
            default -> bent.add(at, proof.get(at));
        }
        return bent;
    }

    private static List<byte[]> leaves(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> ("leaf " + i).getBytes(UTF_8))
                .toList();
    }

    private static Hash leafAt(List<byte[]> leaves, int index) {
        return Merkle.leaf(leaves.get(index));
    }

    private static Prover prover(List<byte[]> leaves, int size) {
        return new Prover(
                (height, index) ->
                        NaiveTree.mth(leaves.subList((int) (index << height), (int) ((index + 1) << height))),
                size);
    }
}
