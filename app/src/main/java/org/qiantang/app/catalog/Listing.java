package org.qiantang.app.catalog;

import java.util.List;

/** The desk's answer to a merchant who puts a product into the catalogue or revises one. */
public sealed interface Listing {
    /** It is in the catalogue; {@code changed} is false where it was there already, just so. */
    record Listed(long productId, boolean changed) implements Listing {}

    record Flawed(List<Flaw> flaws) implements Listing {
        public Flawed {
            flaws = List.copyOf(flaws);
        }
    }

    /** There is no such product, or it is another merchant's. */
    record NotYours() implements Listing {}
}
