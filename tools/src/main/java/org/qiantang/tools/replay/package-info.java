/** A show retold from its journal, line by line, in a terminal. */
@NullMarked
package org.qiantang.tools.replay;

import org.jspecify.annotations.NullMarked;
