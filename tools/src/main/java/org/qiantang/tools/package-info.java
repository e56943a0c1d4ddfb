/** The program's tools: they look at a database from outside, and know nothing of the app but its journal and tables. */
@NullMarked
package org.qiantang.tools;

import org.jspecify.annotations.NullMarked;
