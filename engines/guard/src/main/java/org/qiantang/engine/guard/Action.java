package org.qiantang.engine.guard;

/**
 * The step a rule asks for: A0 ask for proof, A1 prompt the host to correct, A2 block the line, A3 delist the goods,
 * A4 pause the stream, A5 freeze evidence and open a case.
 */
public enum Action {
    A0,
    A1,
    A2,
    A3,
    A4,
    A5
}
