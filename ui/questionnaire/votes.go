package questionnaire

// roleVotes counts how often the header rows of a sheet give each role to a column.
type roleVotes map[int]map[columnRole]int

func (v roleVotes) add(texts map[int]string, roles map[int]columnRole) {
	for column := range texts {
		if v[column] == nil {
			v[column] = map[columnRole]int{}
		}
		v[column][roles[column]]++
	}
}

// gaveOther reports whether an earlier header gave a column a role other than tickRole.
func (v roleVotes) gaveOther(column int) bool {
	for r, n := range v[column] {
		if n > 0 && r != noRole && r != tickRole {
			return true
		}
	}
	return false
}

// hasQuestion reports whether a row contains a question in a column that an earlier header called the question column.
// Such a row is not a header, even if a word such as "Evidence" is beside the question. Text that does not read like a
// question counts as one if the row would otherwise give another column a new role.
func (v roleVotes) hasQuestion(texts map[int]string, roles map[int]columnRole) bool {
	differs := false
	for column, r := range roles {
		differs = differs || v[column][r] == 0 && v.gaveOther(column)
	}
	for column, text := range texts {
		if v[column][questionRole] > 0 && (looksLikeQuestion(text) || differs && roles[column] == noRole) {
			return true
		}
	}
	return false
}

// roles returns for each column the role that at least half of its headers give it. Not all need to agree, because
// section titles also occur in header rows.
func (v roleVotes) roles() map[int]columnRole {
	out := map[int]columnRole{}
	for column, counts := range v {
		total := 0
		for _, n := range counts {
			total += n
		}
		for r := noRole + 1; r <= otherRole; r++ { // the first one wins a tie
			if n := counts[r]; n > 0 && n*2 >= total && (out[column] == noRole || n > counts[out[column]]) {
				out[column] = r
			}
		}
	}
	return out
}
