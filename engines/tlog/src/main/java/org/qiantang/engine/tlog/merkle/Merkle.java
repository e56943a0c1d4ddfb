package org.qiantang.engine.tlog.merkle;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * How leaves and nodes are hashed (RFC 6962, section 2.1) and how proofs are checked (RFC 9162, sections 2.1.3.2 and
 * 2.1.4.2).
 *
 * <p>The two kinds of hash begin with different bytes, so that no leaf can pass for a node.
 */
public final class Merkle {
    /** The root of a tree without leaves: the hash of no bytes. */
    public static final Hash EMPTY = Hash.sha256();

    private Merkle() {}

    public static Hash leaf(byte[] entry) {
        MessageDigest digest = Hash.digest();
        digest.update((byte) 0);
        digest.update(entry);
        return Hash.of(digest.digest());
    }

    public static Hash node(Hash left, Hash right) {
        MessageDigest digest = Hash.digest();
        digest.update((byte) 1);
        digest.update(left.bytes());
        digest.update(right.bytes());
        return Hash.of(digest.digest());
    }

    /**
     * Whether a leaf stands at an index of the tree with this size and root.
     *
     * @param index from 0
     * @param proof the hashes beside the way up, the leaf's sibling first
     */
    public static boolean includes(Hash root, long size, long index, Hash leaf, List<Hash> proof) {
        if (index < 0 || index >= size) {
            return false;
        }
        long at = index;
        long last = size - 1;
        Hash reached = leaf;
        for (Hash beside : proof) {
            if (last == 0) {
                return false;
            }
            if (isRight(at) || at == last) {
                reached = node(beside, reached);
                int up = levelsAlone(at);
                at >>= up;
                last >>= up;
            } else {
                reached = node(reached, beside);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && reached.equals(root);
    }

    /**
     * Whether the newer tree begins with all leaves of the older one, in their order.
     *
     * @param proof as RFC 6962, section 2.1.2; empty where the trees are of one size or the older one is empty
     */
    public static boolean extendsTree(Hash oldRoot, long oldSize, Hash newRoot, long newSize, List<Hash> proof) {
        if (oldSize < 0 || oldSize > newSize) {
            return false;
        }
        if (oldSize == newSize) {
            return proof.isEmpty() && oldRoot.equals(newRoot);
        }
        if (oldSize == 0) {
            return proof.isEmpty() && oldRoot.equals(EMPTY);
        }
        return climbs(oldRoot, oldSize, newRoot, newSize, proof);
    }

    private static boolean climbs(Hash oldRoot, long oldSize, Hash newRoot, long newSize, List<Hash> proof) {
        var path = new ArrayList<Hash>(proof);
        if (Long.bitCount(oldSize) == 1) {
            // The older tree is a node of the newer one, and its root need not be told.
            path.add(0, oldRoot);
        }
        if (path.isEmpty()) {
            return false;
        }
        int below = Long.numberOfTrailingZeros(oldSize);
        long at = (oldSize - 1) >> below;
        long last = (newSize - 1) >> below;
        Hash older = path.get(0);
        Hash newer = path.get(0);
        for (Hash beside : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if (isRight(at) || at == last) {
                older = node(beside, older);
                newer = node(beside, newer);
                int up = levelsAlone(at);
                at >>= up;
                last >>= up;
            } else {
                newer = node(newer, beside);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && older.equals(oldRoot) && newer.equals(newRoot);
    }

    private static boolean isRight(long at) {
        return (at & 1) == 1;
    }

    /** How many levels up a node has nothing beside it: the last of a level whose number is odd goes up as it is. */
    private static int levelsAlone(long at) {
        return at == 0 ? 0 : Long.numberOfTrailingZeros(at);
    }
}
