package org.qiantang.app.media;

import java.util.Optional;

/** Takes streams that are nobody's programme, under keys that open no room. Nobody outside ever watches them as they are. */
public interface SideDoor {
    /** Whether this key is one of its own, whoever may be sending under it. */
    boolean knows(String key);

    /** The way in for this key; empty where it is not one of its own. */
    Optional<Inlet> enter(String key);

    /** A house without one. */
    SideDoor NONE = new SideDoor() {
        @Override
        public boolean knows(String key) {
            return false;
        }

        @Override
        public Optional<Inlet> enter(String key) {
            return Optional.empty();
        }
    };
}
