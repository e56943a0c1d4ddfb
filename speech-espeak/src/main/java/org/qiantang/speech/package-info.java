// SPDX-License-Identifier: GPL-3.0-or-later
/** A program of its own around espeak-ng: lines of text in, sound and phoneme times out; it leans on nothing else. */
@NullMarked
package org.qiantang.speech;

import org.jspecify.annotations.NullMarked;
