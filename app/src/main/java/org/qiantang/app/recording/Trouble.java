package org.qiantang.app.recording;

/** Why a show that should be recorded is not. */
enum Trouble {
    DISK_FULL,
    CANNOT_WRITE
}
