"""From the words of claims to a title: a question where rules on words can ask one, else a plain statement."""
