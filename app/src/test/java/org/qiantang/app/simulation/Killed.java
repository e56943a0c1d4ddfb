package org.qiantang.app.simulation;

/** Thrown through all frames of a program that has just died, so that nothing of it runs on. */
final class Killed extends Error {
    Killed(Life life) {
        super(life + " was killed", null, false, false);
    }
}
